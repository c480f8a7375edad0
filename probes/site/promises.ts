import type { FoundPromise } from '../../src/model/site-audit.ts'
import { promisesIn } from '../../src/text/promises/promises-in.ts'
import type { Visited } from './visit.ts'

/** What the pages promise about answering, acknowledging and repairing, each sentence once, where it was read first. */
export function promisesOn(pages: readonly Visited[]): readonly FoundPromise[] {
  const found = pages.flatMap(({ snapshot, language, url }) =>
    // Line by line: a heading is no beginning of the sentence below it.
    (snapshot?.text ?? '')
      .split('\n')
      .flatMap((line) => promisesIn(line, language))
      .map(({ about, min, max, unit, working, quote }) => ({
        about,
        min,
        max,
        unit,
        working,
        quote,
        page: url,
      })),
  )
  const once = new Map<string, FoundPromise>()
  for (const one of found) if (!once.has(`${one.about} ${one.quote}`)) once.set(`${one.about} ${one.quote}`, one)
  return [...once.values()]
}
