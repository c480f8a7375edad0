import { fold } from './fold.ts'
import { languagesOf } from './languages.ts'
import type { PageSnapshot } from './snapshot.ts'
import words from './words-recipe.json' with { type: 'json' }

/** What a recipe looks for in words: a next step, what opens a form, the topic to choose, how an answer sounds. */
export type RecipeConcept = keyof typeof words

const FOLDED = new Map(
  Object.entries(words).map(([concept, lists]) => [concept, Object.values(lists).flat().map(fold)]),
)
const folded = (concept: RecipeConcept) => FOLDED.get(concept) ?? []

/** Whether a text is about a concept, in any language. */
export function speaksOf(concept: RecipeConcept, text: string): boolean {
  const said = fold(text)
  return folded(concept).some((phrase) => said.includes(phrase))
}

/** Whether a text begins with words of a concept, in any language: what a button says. */
export function beginsWith(concept: RecipeConcept, text: string): boolean {
  const said = fold(text).trim()
  return folded(concept).some((phrase) => said === phrase || said.startsWith(`${phrase} `) || isUnspaced(said, phrase))
}

/** The phrases of a concept in the languages of a page. */
export function phrasesOf(concept: RecipeConcept, page: PageSnapshot): readonly string[] {
  const lists: Readonly<Record<string, readonly string[]>> = words[concept]
  return [...languagesOf(page)].reverse().flatMap((language) => lists[language] ?? [])
}

// Japanese and Chinese part no words.
function isUnspaced(said: string, phrase: string): boolean {
  return /[\u3040-\u30ff]|\p{Script=Han}/u.test(phrase) && said.includes(phrase)
}
