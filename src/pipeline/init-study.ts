import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { scaffold } from '../plan/scaffold.ts'
import { messageOf, RingbackError } from '../support/errors.ts'

/** Writes the files of a new study; refuses to write over one that is there. */
export async function initStudy(folder: string): Promise<readonly string[]> {
  const written: string[] = []
  for (const [path, text] of Object.entries(scaffold())) {
    const file = join(folder, path)
    try {
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, text, { flag: 'wx' })
    } catch (cause) {
      const isThere = (cause as NodeJS.ErrnoException).code === 'EEXIST'
      const message = `Expected an empty folder, got ${isThere ? file : messageOf(cause)}`
      throw new RingbackError('wrong-use', message, { cause })
    }
    written.push(file)
  }
  return written
}
