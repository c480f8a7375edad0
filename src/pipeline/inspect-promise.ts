import { stat } from 'node:fs/promises'
import type { ProsePromise } from '../text/promises/promise.ts'
import { promisesIn } from '../text/promises/promises-in.ts'
import { inspectList } from './inspect-list.ts'
import { readInput } from './read-input.ts'

/** What one line of text promises. */
export interface InspectedPromise {
  readonly input: string
  readonly promises: readonly ProsePromise[]
}

/** Reads the promises in lines of text; an input that names a file gives its lines, and a list may name the language of each. */
export async function inspectPromises(
  inputs: readonly string[],
  options: { readonly list: string | null; readonly language: string | null },
): Promise<readonly InspectedPromise[]> {
  const given = (await Promise.all(inputs.map(linesOf))).flat().map((input) => ({ input }))
  const listed = options.list === null ? [] : await inspectList(options.list)
  return [...given, ...listed].map((entry: Readonly<Record<string, unknown>>) => {
    const input = String(entry.input)
    const language = typeof entry.lang === 'string' ? entry.lang : options.language
    return { input, promises: promisesIn(input, language) }
  })
}

async function linesOf(input: string): Promise<readonly string[]> {
  const isFile =
    input.length < 1_000 &&
    (await stat(input).then(
      (found) => found.isFile(),
      () => false,
    ))
  if (!isFile) return [input]
  return (await readInput(input)).split(/\r?\n/).filter((line) => line.trim() !== '')
}
