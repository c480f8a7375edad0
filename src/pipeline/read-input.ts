import { readFile } from 'node:fs/promises'
import { messageOf, RingbackError } from '../support/errors.ts'

/**
 * The text of a file that the command line names.
 *
 * @throws RingbackError `wrong-use` where it can't be read.
 */
export async function readInput(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    throw new RingbackError('wrong-use', `Expected \`${file}\` to be a file, got ${messageOf(cause)}`, { cause })
  }
}
