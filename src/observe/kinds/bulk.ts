import { spoken } from '../words/words.ts'
import { isBulk } from './author.ts'
import type { Rule } from './rule.ts'

const surveys = spoken('surveys')
const markets = spoken('markets')
const acknowledges = spoken('acknowledges')

/** A satisfaction survey, or mail that sells something and answers nobody. */
export const bulk: Rule = ({ message, author, flat, sentences }) => {
  if (author.by !== 'machine' || acknowledges.in(flat)) return null
  if (surveys.in(flat)) return { kind: 'survey', by: 'machine', why: [...author.why, 'it asks for a rating'] }
  if (sentences.length === 0 || !(isBulk(message) || markets.in(flat))) return null
  return { kind: 'marketing', by: 'machine', why: author.why }
}
