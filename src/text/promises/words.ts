import type { About, Quantity, Unit } from './promise.ts'
import de from './words/de.json' with { type: 'json' }
import en from './words/en.json' with { type: 'json' }
import es from './words/es.json' with { type: 'json' }
import fr from './words/fr.json' with { type: 'json' }
import it from './words/it.json' with { type: 'json' }
import nl from './words/nl.json' with { type: 'json' }

/** How one language speaks of promised times. Words are folded; lists are phrases as `patternOf` reads them. */
export interface PromiseWords {
  readonly numbers: Readonly<Record<string, number>>
  readonly fewOf: readonly string[]
  readonly ranges: readonly string[]
  readonly units: Readonly<Record<Unit, readonly string[]>>
  readonly workingUnits: Readonly<Partial<Record<Unit, readonly string[]>>>
  readonly working: readonly string[]
  readonly fillers: readonly string[]
  /** Phrases that are a time by themselves: the phrase, how many, of what, working or not. */
  readonly moments: readonly (readonly [string, number, Unit, boolean])[]
  readonly vague: readonly string[]
  readonly workingAround: readonly string[]
  readonly acts: Readonly<Record<About, readonly string[]>>
  /** What makes a sentence no promise: a duty of the customer, a condition, a third party, the past. */
  readonly never: readonly string[]
  /** How the brand speaks of itself. */
  readonly self: readonly string[]
  readonly imperative: readonly string[]
  /** What before or after a time makes it something else: a stretch of the past, a rate, a right. */
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** The languages in which promises are read. */
export const PROMISE_WORDS: Readonly<Record<string, PromiseWords>> = { en, fr, de, es, it, nl } as unknown as Record<
  string,
  PromiseWords
>

/** A moment as a quantity. */
export function momentOf([, max, unit, working]: PromiseWords['moments'][number]): Quantity {
  return { min: null, max, unit, working }
}
