import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { RingbackError } from '../support/errors.ts'

// What a folder of a demo holds; whatever else is in it was put there by somebody.
const MARK = '.ringback-demo'

/** Makes room for a demo: a new folder, an empty one, or that of an earlier demo, which goes. */
export async function demoFolder(out: string): Promise<string> {
  const folder = resolve(out)
  await mkdir(folder, { recursive: true })
  const held = await readdir(folder)
  if (held.length > 0 && !held.includes(MARK)) {
    throw new RingbackError('wrong-use', `Expected \`--out\` to be an empty folder or that of a demo, got ${folder}`)
  }
  for (const part of ['study', 'mail', 'logs']) await rm(join(folder, part), { recursive: true, force: true })
  await writeFile(join(folder, MARK), 'A demo writes here, and the next one over it.\n')
  return folder
}
