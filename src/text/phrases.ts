const LONGEST_GAP = 60
const ALLOWED = /^[a-z0-9 '()|?*~….,:/@-]+$/

/** Finds phrases in folded text. */
export interface Phrases {
  in(text: string): boolean
}

/**
 * Makes one pattern of many phrases, written as people would: `could you send … (number|code)`, `our ~department`.
 *
 * `(a|b)` is a choice, `(…)?` may be missing, a space is also a hyphen, `*` ends a word in any way, `~` stands for
 * up to three words, and `…` skips a few words of the same sentence. One `…` a phrase and no repetition without end,
 * so that a match takes time in proportion to the text.
 */
export function phrases(list: readonly string[]): Phrases {
  if (list.length === 0) return { in: () => false }
  const pattern = new RegExp(`\\b(?:${list.map(compile).join('|')})\\b`)
  return { in: (text) => pattern.test(text) }
}

function compile(phrase: string): string {
  if (!ALLOWED.test(phrase) || phrase.split('…').length > 2 || phrase.includes('((')) {
    throw new Error(`Expected a phrase of folded words, choices and at most one gap, got \`${phrase}\``)
  }
  return phrase
    .replace(/[./]/g, '\\$&')
    .replace(/ (?!…)(?<!… )/g, '[ -]')
    .replaceAll('(', '(?:')
    .replaceAll('*', '[a-z]{0,20}')
    .replaceAll('~', '(?:[^ .!?]{1,25} ){0,3}')
    .replace(/ ?… ?/, `(?:[^.!?]{0,${LONGEST_GAP}}[^.!?a-z0-9]|[^.!?a-z0-9])`)
}

/**
 * A folded text cut into its sentences. A list that follows a colon stays with the sentence that announces it,
 * and the point of `16. November` ends none.
 */
export function sentencesOf(folded: string): readonly string[] {
  return folded
    .replace(/:\s+/g, ': ')
    .replace(/\n\n+/g, '. ')
    .replace(/\s+/g, ' ')
    .replace(/(\d)\.(?= )/g, '$1')
    .split(/(?<=[.!?])\s/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}
