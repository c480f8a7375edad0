import type { Command } from 'commander'
import type { InspectedPromise } from '../pipeline/inspect-promise.ts'
import { print, printJsonLine } from './print.ts'

/** inspect promise, inspect mail: what the reading rooms see. */
export function addReading(inspect: Command): void {
  inspect
    .command('promise')
    .description('read the promises of a time in lines of text: what is promised, how much, working or calendar')
    .argument('[texts...]', 'lines of text, or files of them')
    .option('--file <list>', 'more, one a line: the text, or a JSON object {input, lang}')
    .option('--lang <language>', 'en, fr, de, es, it or nl; without it every language is tried')
    .option('--json', 'print JSON, one line an input')
    .action(async (texts: readonly string[], options: { file?: string; lang?: string; json?: boolean }) => {
      const { inspectPromises } = await import('../pipeline/inspect-promise.ts')
      const read = await inspectPromises(texts, { list: options.file ?? null, language: options.lang ?? null })
      for (const one of read) {
        if (options.json) printJsonLine(one)
        else print(one.input, ...(one.promises.length === 0 ? ['  no promise'] : one.promises.map(inWords)))
      }
    })
}

function inWords({ about, min, max, unit, working }: InspectedPromise['promises'][number]): string {
  const amount = max === null ? 'some' : min === null ? `at most ${max}` : `${min} to ${max}`
  if (unit === null) return `  ${about}: no time named`
  return `  ${about}: ${amount} ${working ? 'working ' : ''}${unit}${max === 1 ? '' : 's'}`
}
