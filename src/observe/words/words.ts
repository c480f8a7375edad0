import type { Item } from '../../model/words.ts'
import { type Phrases, phrases } from '../../text/phrases.ts'
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import es from './es.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }
import it from './it.json' with { type: 'json' }
import nl from './nl.json' with { type: 'json' }

/** Where a message can send the shopper on. */
export const HANDOFFS = ['form', 'phone', 'fax', 'post', 'chat', 'email', 'retailer', 'department'] as const
export type Handoff = (typeof HANDOFFS)[number]

/** What one language says, as phrases. Every language has every list. */
export interface WordList {
  readonly automatic: readonly string[]
  readonly acknowledges: readonly string[]
  readonly away: readonly string[]
  readonly asks: readonly string[]
  readonly denies: readonly string[]
  readonly items: Readonly<Record<Item, readonly string[]>>
  readonly handsOff: Readonly<Record<Handoff, readonly string[]>>
  readonly conditional: readonly string[]
  readonly refuses: readonly string[]
  readonly holds: readonly string[]
  readonly stops: readonly string[]
  readonly self: readonly string[]
  readonly surveys: readonly string[]
  /** What a person says who answers, whatever was asked. */
  readonly answers: readonly string[]
  readonly bots: readonly string[]
  readonly markets: readonly string[]
  readonly challenges: readonly string[]
}

/** The word lists by language. */
export const WORDS: Readonly<Record<string, WordList>> = { de, en, es, fr, it, nl }

type Flat = Exclude<keyof WordList, 'items' | 'handsOff'>

/** One list of all languages as one pattern: short messages do not say for sure which language they are in. */
export function spoken(list: Flat): Phrases {
  return phrases(Object.values(WORDS).flatMap((words) => words[list]))
}

/** The names of an item in all languages. */
export function named(item: Item): Phrases {
  return phrases(Object.values(WORDS).flatMap((words) => words.items[item]))
}

/** The ways in which all languages send someone on. */
export function sentTo(handoff: Handoff): Phrases {
  return phrases(Object.values(WORDS).flatMap((words) => words.handsOff[handoff]))
}
