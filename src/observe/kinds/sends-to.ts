import type { Reading } from '../../model/reading.ts'
import { HANDOFFS, sentTo, spoken } from '../words/words.ts'
import type { Seen } from './seen.ts'

const conditional = spoken('conditional')
const ways = HANDOFFS.map((to) => ({ to, phrases: sentTo(to) }))

/** Where a message sends the shopper on. "Should you have further questions, call us" sends nobody anywhere. */
export function sendsTo({ sentences }: Pick<Seen, 'sentences'>): Reading['handoff'] {
  const plain = sentences.filter((sentence) => !conditional.in(sentence))
  const found = ways.find(({ phrases }) => plain.some((sentence) => phrases.in(sentence)))
  return found === undefined ? null : { to: found.to, detail: null }
}
