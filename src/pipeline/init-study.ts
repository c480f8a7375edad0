import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { scaffold } from '../plan/scaffold.ts'
import { RingbackError } from '../support/errors.ts'

/** Writes the files of a new study; refuses to write over one that is there. */
export async function initStudy(folder: string): Promise<readonly string[]> {
  const written: string[] = []
  for (const [path, text] of Object.entries(scaffold())) {
    const file = join(folder, path)
    await mkdir(dirname(file), { recursive: true })
    try {
      await writeFile(file, text, { flag: 'wx' })
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause
      throw new RingbackError('wrong-use', `Expected an empty folder, got ${file}`, { cause })
    }
    written.push(file)
  }
  return written
}
