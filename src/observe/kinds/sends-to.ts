import type { Reading } from '../../model/reading.ts'
import { withoutNames } from '../../text/names/without-names.ts'
import { HANDOFFS, type Handoff, sentTo, spoken } from '../words/words.ts'
import type { Seen } from './seen.ts'

const conditional = spoken('conditional')
const ways = HANDOFFS.map((to) => ({ to, phrases: sentTo(to) }))
const NUMBER = /(?<![\w.])\+?\d[\d ()/.-]{5,24}\d(?!\w)/
const ADDRESS = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/
const LINK = /https?:\/\/[^\s<>"]{3,200}/
const DETAILS: Readonly<Partial<Record<Handoff, RegExp>>> = { phone: NUMBER, fax: NUMBER, form: LINK, chat: LINK }

/** Where a message sends the shopper on, with the number or address. "Should you have further questions, call us" sends nobody anywhere. */
export function sendsTo({ sentences }: Pick<Seen, 'sentences'>): Reading['handoff'] {
  const plain = sentences.filter((sentence) => !conditional.in(sentence))
  for (const { to, phrases } of ways) {
    const said = plain.find((sentence) => phrases.in(sentence))
    if (said !== undefined) return { to, detail: detailIn(said, DETAILS[to] ?? ADDRESS) }
  }
  return null
}

// A person's own address is nobody's business; a desk's is.
function detailIn(sentence: string, pattern: RegExp): string | null {
  const found = pattern.exec(sentence)?.[0].replace(/[.,;:]+$/, '')
  return found === undefined ? null : withoutNames(found, [])
}
