import { fold, nameWords, wordsOf } from './fold.ts'
import { type Found, fieldLexicon } from './lexicon.ts'
import { routesTo } from './routes.ts'
import type { FieldSnapshot } from './snapshot.ts'
import names from './words/names.json' with { type: 'json' }
import type { FieldConcept } from './words/words.ts'

/** How much the words beside a field speak for each concept. */
export type Evidence = ReadonlyMap<FieldConcept, number>

/** Concepts that win over the general words they stand beside: the fax number of a company's address is a fax. */
const SPECIFIC: Partial<Readonly<Record<FieldConcept, number>>> = {
  honeypot: 3,
  captcha: 1.5,
  email: 1.5,
  password: 1.5,
  order_number: 1.4,
  serial_number: 1.4,
  purchase_date: 1.4,
  postal_code: 1.35,
  fax: 1.4,
  phone: 1.3,
  remember: 1.4,
  birth: 1.3,
  social: 1.2,
  username: 1.2,
  first_name: 1.2,
  last_name: 1.2,
  middle_name: 1.3,
  marketing_consent: 1.25,
  company: 1.2,
  subject: 1.1,
  salutation: 1.15,
  url: 1.05,
  topic: 0.95,
  address: 0.9,
  message: 0.95,
  choice: 0.95,
}
const OTHER_LANGUAGE = 0.5
/** A text of more words explains rather than names. */
const LONG = 14
const BY_NAME = 0.65
const BY_ID = 0.4

const NAME_WORDS = new Map<string, FieldConcept[]>()
for (const [concept, words] of Object.entries(names.words)) {
  for (const word of words) NAME_WORDS.set(word, [...(NAME_WORDS.get(word) ?? []), concept as FieldConcept])
}
const GENERIC = new Set(names.generic)
const ALONE = new Map(Object.entries(names.alone) as [string, FieldConcept][])
const WITHIN = Object.entries(names.within) as [FieldConcept, readonly string[]][]

/** Weighs all that stands beside a field, in the page's languages before others, and its name. */
export function evidenceOf(
  field: FieldSnapshot,
  languages: ReadonlySet<string>,
  common: ReadonlySet<string> = new Set(),
): Evidence {
  const total = new Map<FieldConcept, number>()
  const add = (concept: FieldConcept, weight: number) => total.set(concept, (total.get(concept) ?? 0) + weight)
  for (const { text, weight } of routesTo(field)) {
    const found = fieldLexicon.find(wordsOf(text))
    const long = found.words > LONG && field.type !== 'checkbox' ? 0.5 : 1
    for (const [concept, said] of strengths(found, languages)) add(concept, weight * said * long)
    if (isSum(text)) add('captcha', weight * 1.5)
  }
  for (const [concept, said] of spokenByName(field.name, common)) add(concept, BY_NAME * said)
  if (field.id !== field.name) for (const [concept, said] of spokenByName(field.id, common)) add(concept, BY_ID * said)
  return total
}

/** How strongly one text speaks for each concept that it names. */
function strengths(found: Found<FieldConcept>, languages: ReadonlySet<string>): ReadonlyMap<FieldConcept, number> {
  const best = new Map<FieldConcept, number>()
  for (const { concept, languages: spokenIn, at, length } of found.hits) {
    const own = spokenIn.some((language) => languages.has(language))
    const share = length / Math.max(1, found.words)
    const early = 1 - 0.25 * (at / Math.max(1, found.words))
    const strength = (0.55 + 0.45 * share) * early * (own ? 1 : OTHER_LANGUAGE) * (SPECIFIC[concept] ?? 1)
    best.set(concept, Math.max(best.get(concept) ?? 0, strength))
  }
  return best
}

function spokenByName(name: string | null, common: ReadonlySet<string>): ReadonlyMap<FieldConcept, number> {
  const said = new Map<FieldConcept, number>()
  if (name === null || looksRandom(name)) return said
  const all = ownWords(name)
  const telling = all.filter((word) => !GENERIC.has(word) && !common.has(word))
  const words = telling.length > 0 ? telling : all.filter((word) => !common.has(word)).slice(-1)
  const add = (concept: FieldConcept, weight: number) => {
    said.set(concept, Math.max(said.get(concept) ?? 0, weight * (SPECIFIC[concept] ?? 1)))
  }
  for (const [place, word] of words.entries()) {
    const pair = `${word}${words[place + 1] ?? ''}`
    for (const concept of NAME_WORDS.get(pair) ?? []) add(concept, pair === word ? 1 : 1.1)
    for (const concept of NAME_WORDS.get(word) ?? []) add(concept, 0.9 + 0.1 / words.length)
  }
  const alone = telling.length === 0 ? ALONE.get(words[0] ?? '') : undefined
  if (alone !== undefined) add(alone, 1)
  if (said.size > 0) return said
  const glued = words.join('')
  for (const [concept, parts] of WITHIN) if (parts.some((part) => glued.includes(part))) add(concept, 0.75)
  return said
}

/** The words that a field's name has in common with most of its form's: a prefix that says nothing of it. */
export function commonWords(fields: readonly FieldSnapshot[]): ReadonlySet<string> {
  const named = fields.filter(({ name, type }) => name !== null && type !== 'hidden' && type !== 'radio')
  const counts = new Map<string, number>()
  for (const { name } of named)
    for (const word of new Set(ownWords(name ?? ''))) counts.set(word, (counts.get(word) ?? 0) + 1)
  return new Set([...counts].filter(([, count]) => count >= 3 && count > named.length * 0.6).map(([word]) => word))
}

// `ctl00$Main$txtCity` and `contact[city]` say it in their last part.
function ownWords(name: string): readonly string[] {
  const parts = name.split(/[$[\]:.]+/).map(nameWords)
  return parts.findLast((words) => words.some((word) => word.length > 1)) ?? nameWords(name)
}

// Names drawn for each visit say nothing, whatever letters they happen to hold.
function looksRandom(name: string): boolean {
  return /^[a-f0-9]{12,}$/i.test(name) || (/\d.*[a-z].*\d.*[a-z]/i.test(name) && /^[a-z0-9]{14,}$/i.test(name))
}

function isSum(text: string): boolean {
  return /\d\s*[+\-−–x×*]\s*\d+\s*(=|\?|$)|\d\s*(plus|minus|mal|fois|más|mas|più|плюс)\s*\d|\+\s*=\s*\d/i.test(
    fold(text),
  )
}
