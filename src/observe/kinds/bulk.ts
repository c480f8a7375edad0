import { spoken } from '../words/words.ts'
import { isBulk } from './author.ts'
import type { Rule } from './rule.ts'

const surveys = spoken('surveys')
const acknowledges = spoken('acknowledges')

/** A satisfaction survey, or mail to a list that answers nobody. */
export const bulk: Rule = ({ message, author, flat, sentences }) => {
  if (author.by === 'machine' && surveys.in(flat) && !acknowledges.in(flat)) {
    return { kind: 'survey', by: 'machine', why: [...author.why, 'it asks for a rating'] }
  }
  if (!isBulk(message) || acknowledges.in(flat) || sentences.length === 0) return null
  return { kind: 'marketing', by: 'machine', why: author.why }
}
