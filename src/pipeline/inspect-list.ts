import { RingbackError } from '../support/errors.ts'
import { readInput } from './read-input.ts'

/**
 * The entries of a list: a plain line is an `input` of its own, a line that is a JSON object says more.
 *
 * @throws RingbackError with every line that is no object with an `input`.
 */
export async function inspectList(file: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const lines = (await readInput(file)).split(/\r?\n/)
  const read = lines.map((line, at) => ({ at: at + 1, entry: line.trim() === '' ? null : entryOf(line) }))
  const wrong = read.filter(({ entry }) => entry !== null && typeof entry.input !== 'string')
  if (wrong.length === 0) return read.flatMap(({ entry }) => (entry === null ? [] : [entry]))
  throw new RingbackError(
    'wrong-use',
    wrong.map(({ at }) => ({ file, line: at, message: 'Expected a line or a JSON object with an `input`' })),
  )
}

function entryOf(line: string): Readonly<Record<string, unknown>> {
  if (!line.startsWith('{')) return { input: line }
  try {
    return JSON.parse(line)
  } catch {
    return {}
  }
}
