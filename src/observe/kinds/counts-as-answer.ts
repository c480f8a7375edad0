import { fold } from '../../text/fold.ts'
import type { Asked } from '../asked.ts'

const compiled = new Map<string, RegExp>()

/** Whether folded words are what the contact's scenario says counts as an answer. */
export function countsAsAnswer(contact: Asked | null, flat: string): boolean {
  return contact?.answers.some((pattern) => pattern !== '' && patternOf(pattern).test(flat)) ?? false
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
