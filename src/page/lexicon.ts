import { wordsOf } from './fold.ts'
import { type FieldConcept, type FormConcept, LANGUAGES } from './words/words.ts'

/** What a phrase of the word lists was found to mean. */
export interface Hit<Concept extends string> {
  readonly concept: Concept
  /** The languages whose lists have the phrase. */
  readonly languages: readonly string[]
  /** Its place among the words of the text, and how many of them it covers. */
  readonly at: number
  readonly length: number
}

/** A text, the phrases found in it, and how many words it has. */
export interface Found<Concept extends string> {
  readonly hits: readonly Hit<Concept>[]
  readonly words: number
}

export interface Lexicon<Concept extends string> {
  find(words: readonly string[]): Found<Concept>
}

interface Entry {
  readonly concept: string
  readonly words: readonly string[]
  /** Whether the last word may go on: `phone*`. */
  readonly open: boolean
  /** Whether it must be all that the text says, but for one more word: `=number`. */
  readonly whole: boolean
  readonly languages: string[]
}

const LETTERS_WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const LONGEST_RUN = 14

/** The phrases that name fields, in all languages. */
export const fieldLexicon: Lexicon<FieldConcept> = build((language) => language.fields)
/** The phrases that tell what a form is for, in all languages. */
export const formLexicon: Lexicon<FormConcept> = build((language) => language.forms)

function build<Concept extends string>(
  listsOf: (language: (typeof LANGUAGES)[string]) => Partial<Record<Concept, readonly string[]>>,
): Lexicon<Concept> {
  const byFirst = new Map<string, Entry[]>()
  const byStart = new Map<string, Entry[]>()
  const byRun = new Map<string, Entry[]>()
  for (const [code, language] of Object.entries(LANGUAGES)) {
    for (const [concept, phrases] of Object.entries(listsOf(language)) as [Concept, readonly string[]][]) {
      for (const phrase of phrases) add(concept, phrase, code)
    }
  }
  return { find }

  function add(concept: string, phrase: string, language: string): void {
    const words = wordsOf(phrase)
    const first = words[0]
    if (first === undefined) return
    const open = phrase.endsWith('*')
    const table = LETTERS_WITHOUT_SPACES.test(phrase) ? byRun : open && words.length === 1 ? byStart : byFirst
    const key = table === byRun ? words.join('') : first
    const entries = table.get(key) ?? []
    const known = entries.find((one) => one.concept === concept && one.words.join(' ') === words.join(' '))
    if (known !== undefined) known.languages.push(language)
    else table.set(key, [...entries, { concept, words, open, whole: phrase.startsWith('='), languages: [language] }])
  }

  function find(words: readonly string[]): Found<Concept> {
    const hits: Hit<Concept>[] = []
    const add = (entry: Entry, at: number, length: number) =>
      hits.push({ concept: entry.concept as Concept, languages: entry.languages, at, length })
    let total = 0
    for (const [place, word] of words.entries()) {
      if (LETTERS_WITHOUT_SPACES.test(word)) {
        for (let from = 0; from < word.length; from += 1) {
          for (let size = 1; size <= LONGEST_RUN && from + size <= word.length; size += 1) {
            for (const entry of byRun.get(word.slice(from, from + size)) ?? []) add(entry, total + from, size)
          }
        }
        total += word.length
        continue
      }
      for (const entry of byFirst.get(word) ?? [])
        if (follows(entry, words, place)) add(entry, total, entry.words.length)
      for (let size = 2; size <= word.length && size <= 24; size += 1) {
        for (const entry of byStart.get(word.slice(0, size)) ?? []) add(entry, total, 1)
      }
      total += 1
    }
    return { hits: longest(hits), words: total }
  }
}

function follows({ words, open, whole }: Entry, text: readonly string[], place: number): boolean {
  if (whole && (place > 0 || text.length > words.length + 1)) return false
  return words.every((word, step) => {
    const said = text[place + step]
    return said === word || (open && step === words.length - 1 && said?.startsWith(word))
  })
}

// A phrase within a longer one says nothing of its own: the address of an e-mail address.
function longest<Concept extends string>(hits: readonly Hit<Concept>[]): readonly Hit<Concept>[] {
  return hits.filter(
    (hit) =>
      !hits.some(
        (other) => other.length > hit.length && other.at <= hit.at && other.at + other.length >= hit.at + hit.length,
      ),
  )
}
