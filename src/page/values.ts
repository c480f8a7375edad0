import { hasPhrase } from './aims.ts'
import type { PageSnapshot } from './snapshot.ts'
import { LINK_WORDS } from './words-links/words.ts'

const SHORTEST = 15
const LONGEST = 200
const MOST = 8

/** Sentences in which a page says what the brand stands for, in its own words: candidates, for a person to choose from. */
export function valuesIn(page: PageSnapshot, language: string | null): readonly string[] {
  const known = language === null ? undefined : LINK_WORDS[language.slice(0, 2)]
  const words = known === undefined ? Object.values(LINK_WORDS).flatMap(({ values }) => values) : known.values
  const actions = new Set(page.links.map(({ text }) => text))
  return page.text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length >= SHORTEST && line.length <= LONGEST && !actions.has(line))
    .filter((line) => !/\d{2}|@|©|\?$/.test(line) && /[.!。]$/.test(line) && hasPhrase(line, words))
    .slice(0, MOST)
}
