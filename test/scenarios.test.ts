import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

const FOLDER = join(import.meta.dirname, '..', 'scenarios')
const LANGUAGES = ['en', 'fr', 'de', 'es', 'it', 'nl']
const SHIPPED = [
  'dead-on-arrival',
  'delivery-date',
  'invoice-correction',
  'product-question',
  'repair-cost-question',
  'repair-overdue',
  'spare-part',
  'warranty-question',
]
const KEYS = 'scenario title stage voice purpose invents untruths agentMinutes needs answers tests'.split(' ')
const VARIABLES = 'brand product persona.name persona.company serial_number order_number purchase_date'.split(' ')

type ByLanguage<T> = Readonly<Record<string, T>>

/** Words whose form hangs on how a brand's or a product's name begins. */
const ELIDES: ByLanguage<RegExp> = {
  en: /\ban? \{\{/i,
  fr: /(?<!\p{L})([djlmns]e |la |que |[djlmns]'|qu')\{\{(brand|product)/iu,
  es: /\b[yo] \{\{/i,
  it: /(?<!\p{L})([ld]'|dell'|il |lo |la |un |una )\{\{(brand|product)/iu,
}

interface File {
  readonly scenario: number
  readonly title: string
  readonly stage: string
  readonly voice: readonly string[]
  readonly purpose: string
  readonly invents: boolean
  readonly untruths: readonly { readonly says: string; readonly because: string }[]
  readonly agentMinutes: number
  readonly needs: readonly string[]
  readonly answers: Readonly<Record<string, readonly string[]>>
  readonly tests: readonly string[]
}

const words: {
  readonly answers: ByLanguage<ByLanguage<readonly string[]>>
  readonly none: ByLanguage<readonly string[]>
  readonly forbidden: ByLanguage<readonly string[]>
  readonly claims: ByLanguage<readonly string[]>
} = parse(readFileSync(join(import.meta.dirname, 'scenarios.words.yaml'), 'utf8'))

const scenarios = SHIPPED.map((slug) => ({ slug, file: fileOf(slug) }))
const scripts = scenarios.flatMap((scenario) =>
  LANGUAGES.map((language) => ({ ...scenario, language, ...scriptOf(scenario.slug, language) })),
)

test('the eight scenarios are shipped, each with one script in each of the six languages', () => {
  const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect(folders.map(({ name }) => name).sort()).toEqual(SHIPPED)
  const files = ['scenario.yaml', ...LANGUAGES.map((language) => `${language}.md`)].sort()
  for (const slug of SHIPPED) expect(readdirSync(join(FOLDER, slug)).sort(), slug).toEqual(files)
})

describe.each(scenarios)('$slug', ({ slug, file }) => {
  test('has exactly the keys of a scenario, with values that a study can use', () => {
    expect(Object.keys(file).sort()).toEqual([...KEYS].sort())
    expect(file.scenario).toBe(1)
    expect(['before-sale', 'after-sale']).toContain(file.stage)
    expect(file.agentMinutes).toBeGreaterThan(0)
    expect(['acknowledge', 'respond', 'resolve', 'call-back', 'repair']).toEqual(
      expect.arrayContaining([...file.tests]),
    )
    expect(file.purpose).toMatch(/^Measures .*\.$/)
  })

  test('lists its untruths when it invents a case, and has none and needs nothing when it does not', () => {
    expect(file.untruths.length > 0).toBe(file.invents)
    if (!file.invents) expect(file.needs).toEqual([])
    for (const { says, because } of file.untruths) expect(`${says} ${because}`).toMatch(/^.+\. .+\.$/)
  })

  test.each(LANGUAGES)('recognises answers in %s, and nothing else that a desk writes', (language) => {
    const patterns = file.answers[language] ?? []
    expect(patterns.length).toBeGreaterThan(0)
    for (const pattern of patterns) {
      expect(fold(pattern), 'written without accents').toBe(pattern.toLowerCase())
      expect(pattern, 'no repeat of a repeat, no look-around, no back-reference').not.toMatch(
        /\([^()]*[^\\][+*][^()]*\)[+*{]|\(\?[=!<]|\\\d/,
      )
    }
    const hits = (text: string) => patterns.filter((pattern) => new RegExp(pattern, 'i').test(fold(text)))
    const said = words.answers[slug]?.[language] ?? []
    expect(said).toHaveLength(3)
    for (const text of said) expect(hits(text), text).not.toEqual([])
    for (const text of words.none[language] ?? []) expect(hits(text), text).toEqual([])
    for (const { text } of scriptOf(slug, language).openings) expect(hits(text), text).toEqual([])
  })
})

describe.each(scripts)('$slug in $language', ({ file, language, openings, sections }) => {
  test('has four numbered openings, of the voices that the scenario names', () => {
    expect(openings.map(({ number }) => number)).toEqual([1, 2, 3, 4])
    expect([...new Set(openings.map(({ voice }) => voice))].sort()).toEqual([...file.voice].sort())
  })

  test('has a reply to everything that it needs, both closes, and no other section', () => {
    const replies = file.needs.map((item) => `reply ${item}`)
    const titles = openings.map(({ number, voice }) => `opening ${number} (${voice})`)
    expect([...sections.keys()].sort()).toEqual([...titles, ...replies, 'close', 'close unanswered'].sort())
  })

  test('gives openings a subject and 60 to 140 words, and the rest no subject and few words', () => {
    for (const { subject, text } of openings) {
      expect(subject).toMatch(/\S/)
      expect(countWords(text), text).toBeGreaterThanOrEqual(60)
      expect(countWords(text), text).toBeLessThanOrEqual(140)
    }
    for (const [title, text] of sections) {
      if (title.startsWith('opening')) continue
      expect(text).not.toMatch(/^Subject:/m)
      expect(countWords(text), title).toBeLessThanOrEqual(70)
    }
  })

  test('names only variables that can be filled, and only items that the scenario needs', () => {
    const known = VARIABLES.filter((name) => !name.includes('_') || file.needs.includes(name))
    for (const [title, text] of sections) {
      expect(known, title).toEqual(expect.arrayContaining(variablesOf(text)))
      expect(text.replace(/\{\{[a-z._]+\}\}/g, ''), title).not.toMatch(/[{}]/)
      expect(text, `${title}: nothing that changes before a vowel`).not.toMatch(ELIDES[language] ?? /(?!)/)
    }
  })

  test('names brand and product in every opening, and the same items in all, so that none makes a desk ask more', () => {
    const items = openings.map(({ text }) => variablesOf(text).filter((name) => name.includes('_')))
    for (const [i, { subject, text }] of openings.entries()) {
      expect(variablesOf(`${subject}\n${text}`)).toEqual(expect.arrayContaining(['brand', 'product']))
      expect(items[i]?.sort()).toEqual(items[0]?.sort())
    }
  })

  test('is signed by the persona, and by the company where a trade voice speaks', () => {
    for (const [title, text] of sections) {
      const trade = title.endsWith('(trade)')
      expect(text, title).toMatch(
        trade ? /\n\{\{persona\.name\}\}\n\{\{persona\.company\}\}$/ : /\n\{\{persona\.name\}\}$/,
      )
      if (!trade) expect(text, title).not.toContain('persona.company')
    }
  })

  test('threatens nobody, sets no date, pleads no hardship, asks for no visit, call or quote', () => {
    const forbidden = new RegExp(`(?<![a-z])(${words.forbidden[language]?.join('|')})`)
    for (const [title, text] of sections) {
      expect(fold(text), title).not.toMatch(forbidden)
      expect(text, title).not.toMatch(/\b(19|20)\d\d\b|!/)
    }
  })
})

test.each(scripts.filter(({ file }) => !file.invents))(
  '$slug in $language claims neither to own nor to have bought anything',
  ({ language, sections }) => {
    const claims = new RegExp(`(?<![a-z])(${words.claims[language]?.join('|')})`)
    for (const [title, text] of sections) expect(fold(text), title).not.toMatch(claims)
  },
)

describe.each(LANGUAGES)('All openings in %s', (language) => {
  const openings = scripts.filter((script) => script.language === language).flatMap((script) => script.openings)

  test('share no sentence, so that no desk sees one twice', () => {
    expect(repeated(openings.flatMap(({ text }) => sentencesOf(text)))).toEqual([])
  })

  test('have subjects of their own', () => {
    expect(repeated(openings.map(({ subject }) => subject))).toEqual([])
  })
})

test('the table in README.md says what the scenarios say', () => {
  const readme = readFileSync(join(FOLDER, 'README.md'), 'utf8')
  const rows = scenarios.map(({ slug, file: { stage, voice, invents, needs, agentMinutes } }) => {
    const cells = [
      `\`${slug}\``,
      stage,
      voice.join(', '),
      invents ? 'yes' : 'no',
      needs.join(', ') || '–',
      agentMinutes,
    ]
    return `| ${cells.join(' | ')} |`
  })
  expect(readme.split('\n').filter((line) => SHIPPED.some((slug) => line.startsWith(`| \`${slug}\``)))).toEqual(rows)
})

function fileOf(slug: string): File {
  return parse(readFileSync(join(FOLDER, slug, 'scenario.yaml'), 'utf8'))
}

function scriptOf(slug: string, language: string) {
  const whole = readFileSync(join(FOLDER, slug, `${language}.md`), 'utf8')
  const [front, ...parts] = whole.split(/^## /m)
  if (front !== `---\nlanguage: ${language}\n---\n`)
    throw new Error(`Unexpected front matter in ${slug}/${language}.md`)
  const sections = new Map(
    parts.map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n')).trim()]),
  )
  const openings = [...sections].flatMap(([title, said]) => {
    const [, number, voice] = /^opening (\d+) \((.+)\)$/.exec(title) ?? []
    const [, subject = '', text = ''] = /^Subject: (.+)\n\n([\s\S]+)$/.exec(said) ?? []
    return number === undefined ? [] : [{ number: Number(number), voice, subject, text }]
  })
  return { openings, sections }
}

/** As answers are matched: lower case, no accents, one space. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ')
}

function variablesOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{(.+?)\}\}/g)].map((match) => match[1] ?? ''))]
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((token) => /\p{L}/u.test(token)).length
}

/** The sentences between greeting and signature. */
function sentencesOf(text: string): string[] {
  const between = text.split('\n\n').slice(1, -1)
  return between.flatMap((paragraph) => paragraph.split(/(?<=[.?:;])\s+/)).map((sentence) => fold(sentence))
}

function repeated(texts: readonly string[]): string[] {
  return texts.filter((text, i) => texts.indexOf(text) !== i)
}
