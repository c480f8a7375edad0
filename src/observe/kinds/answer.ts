import { fold } from '../../text/fold.ts'
import { spoken } from '../words/words.ts'
import type { Rule } from './rule.ts'
import { sendsTo } from './sends-to.ts'

const refuses = spoken('refuses')
const compiled = new Map<string, RegExp>()

/**
 * What the scenario says counts as an answer, from a person. A desk that refuses and sends the shopper on does not answer,
 * whatever words it does it in.
 */
export const answer: Rule = (seen) => {
  const { author, contact, flat } = seen
  if (author.by !== 'person' || contact === null) return null
  if (!contact.answers.some((pattern) => pattern !== '' && patternOf(pattern).test(flat))) return null
  if (refuses.in(flat) && sendsTo(seen) !== null) return null
  return { kind: 'answer', by: 'person', why: [...author.why, 'it says what the scenario counts as an answer'] }
}

// A pattern that is no regular expression is the words themselves.
function patternOf(pattern: string): RegExp {
  const known = compiled.get(pattern)
  if (known !== undefined) return known
  const folded = foldPattern(pattern)
  const made = asPattern(folded) ?? new RegExp(folded.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  compiled.set(pattern, made)
  return made
}

function asPattern(source: string): RegExp | null {
  try {
    return new RegExp(source)
  } catch {
    return null
  }
}

// Folding would make of `\S` and `\W` their opposites.
function foldPattern(pattern: string): string {
  return pattern
    .split(/(\\.)/)
    .map((piece) => (piece.startsWith('\\') ? piece : fold(piece)))
    .join('')
}
