import { spoken } from '../words/words.ts'
import type { Rule } from './rule.ts'

const holds = spoken('holds')
const acknowledges = spoken('acknowledges')

/** A person keeps the case and asks for nothing but patience. */
export const holding: Rule = ({ author, flat }) => {
  if (author.by === 'machine') return null
  if (holds.in(flat)) return { kind: 'holding', by: author.by, why: [...author.why, 'it asks for patience'] }
  if (author.by !== 'person' || !acknowledges.in(flat)) return null
  return { kind: 'holding', by: author.by, why: [...author.why, 'a person acknowledges receipt'] }
}
