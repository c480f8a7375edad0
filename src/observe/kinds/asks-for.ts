import { Item } from '../../model/words.ts'
import { named, spoken } from '../words/words.ts'
import type { Seen } from './seen.ts'

const asks = spoken('asks')
const denies = spoken('denies')
const items = Item.options.map((item) => ({ item, phrases: named(item) }))

/** The things that a message asks the shopper for: a sentence that asks, and names the thing. */
export function asksFor({ sentences }: Pick<Seen, 'sentences'>): readonly Item[] {
  const asking = sentences.filter((sentence) => (asks.in(sentence) || sentence.endsWith('?')) && !denied(sentence))
  return items.filter(({ phrases }) => asking.some((sentence) => phrases.in(sentence))).map(({ item }) => item)
}

// "Thank you for the invoice, could you send the serial number?" still asks.
function denied(sentence: string): boolean {
  return denies.in(sentence) && !sentence.endsWith('?')
}
