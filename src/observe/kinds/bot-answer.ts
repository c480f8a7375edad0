import { spoken } from '../words/words.ts'
import type { Rule } from './rule.ts'

const bots = spoken('bots')

/** A program that claims to answer: it suggests articles, or asks whether that was helpful. */
export const botAnswer: Rule = ({ author, flat }) => {
  if (author.by !== 'machine' || !bots.in(flat)) return null
  return { kind: 'bot-answer', by: 'machine', why: [...author.why, 'an assistant program claims to answer'] }
}
