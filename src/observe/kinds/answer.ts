import { spoken } from '../words/words.ts'
import { countsAsAnswer } from './counts-as-answer.ts'
import type { Rule } from './rule.ts'
import { sendsTo } from './sends-to.ts'

const refuses = spoken('refuses')

/**
 * What the scenario says counts as an answer, from a person. A desk that refuses and sends the shopper on does not answer,
 * whatever words it does it in.
 */
export const answer: Rule = (seen) => {
  const { author, contact, flat } = seen
  if (author.by !== 'person' || !countsAsAnswer(contact, flat)) return null
  if (refuses.in(flat) && sendsTo(seen) !== null) return null
  return { kind: 'answer', by: 'person', why: [...author.why, 'it says what the scenario counts as an answer'] }
}

const answers = spoken('answers')

/** What answers whatever was asked: a time, a price, a yes, a thing sent. Asked after all that knows more. */
export const plainAnswer: Rule = ({ author, flat }) => {
  if (author.by !== 'person' || refuses.in(flat) || !answers.in(flat)) return null
  return { kind: 'answer', by: 'person', why: [...author.why, 'it says how things stand'] }
}
