import { fold, wordsOf } from './fold.ts'
import { LINK_WORDS, type LinkAim } from './words-links/words.ts'

/** A phrase that a text has, as it was found. */
export interface Aimed {
  readonly aim: LinkAim
  /** How many of the text's words it is made of. */
  readonly covers: number
}

const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** Whether a text has a phrase of a word list: whole words, an open end where it has a `*`. */
export function hasPhrase(text: string, phrases: readonly string[]): boolean {
  const folded = fold(text)
  const words = wordsOf(text)
  return phrases.some((phrase) => phraseIn(phrase, words, folded) > 0)
}

/** What the words of a link, in whatever language, say that it leads to. */
export function aimsOf(text: string): readonly Aimed[] {
  const folded = fold(text)
  const words = wordsOf(text)
  const found = new Map<LinkAim, number>()
  for (const { links } of Object.values(LINK_WORDS)) {
    for (const [aim, phrases] of Object.entries(links) as [LinkAim, readonly string[]][]) {
      for (const phrase of phrases) {
        const covers = phraseIn(phrase, words, folded)
        if (covers > (found.get(aim) ?? 0)) found.set(aim, covers)
      }
    }
  }
  return [...found].map(([aim, covers]) => ({ aim, covers }))
}

const cut = new Map<string, readonly string[]>()

function phraseIn(phrase: string, words: readonly string[], folded: string): number {
  if (WITHOUT_SPACES.test(phrase)) return folded.includes(fold(phrase)) ? 1 : 0
  const wanted = cut.get(phrase) ?? wordsOf(phrase)
  cut.set(phrase, wanted)
  const open = phrase.endsWith('*')
  const stands = words.some((_, at) =>
    wanted.every((word, step) => {
      const said = words[at + step]
      return said === word || (open && step === wanted.length - 1 && said?.startsWith(word))
    }),
  )
  return stands ? wanted.length : 0
}
