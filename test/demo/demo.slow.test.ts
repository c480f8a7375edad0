import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Deed } from '../../src/demo/deed.ts'
import { type DemoEnd, runDemo } from '../../src/demo/demo.ts'
import { ContactLine } from '../../src/model/result.ts'

describe('a whole demo', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ringback-demo-'))
  const said: string[] = []
  let end: DemoEnd
  let lines: readonly ContactLine[]
  let deeds: readonly Deed[]

  beforeAll(async () => {
    end = await runDemo({ out: folder, log: (line) => said.push(line), signal: new AbortController().signal })
    lines = jsonLines(join(folder, 'study', 'report', 'contacts.jsonl')).map((line) => ContactLine.parse(line))
    const logs = readdirSync(join(folder, 'logs')).map((name) => join(folder, 'logs', name))
    deeds = logs.flatMap((log) => jsonLines(log) as Deed[])
  })

  afterAll(() => rmSync(folder, { recursive: true }))

  test('ends well, finds no disagreement, and says where the report is', () => {
    expect(said.join('\n')).toContain("28 of 28 contacts agree with the desks' own logs")
    expect(said).toContainEqual(expect.stringMatching(/Cone of Silence .* captcha, by two browsers/))
    expect(said.at(-1)).toBe(`report: ${join(folder, 'study', 'report', 'index.html')}`)
    expect(existsSync(join(folder, 'study', 'report', 'index.html'))).toBe(true)
    expect(end).toBe(0)
  })

  test.each([
    ['echo-and-sons', { silent: 5 }],
    ['broom-closet-audio', { referred: 6 }],
    ['pronto-gioielli', { answered: 6 }],
    ['cone-of-silence', { blocked: 5 }],
    ['city-on-the-hill', { answered: 6 }],
  ])('tells %s apart', (brand, states) => {
    const mine = lines.filter((line) => line.brand === brand)
    expect(count(mine.map(({ disposition }) => disposition))).toEqual(states)
  })

  test('hears Broom Closet Audio’s machine in minutes, and its person point to the fax after days', () => {
    for (const { responses } of of('broom-closet-audio')) {
      expect(responses).toMatchObject([{ by: 'machine' }, { by: 'person', handoff: 'fax' }])
    }
  })

  test('finds Pronto Gioielli’s answers among the junk, in another language than the question', () => {
    for (const { sameLanguage, responses } of of('pronto-gioielli')) {
      expect([sameLanguage, responses]).toMatchObject([
        false,
        [{ kind: 'answer', by: 'person', language: 'it', inJunk: true }],
      ])
    }
  })

  test('leaves Cone of Silence’s picture to a person, and sends it nothing', () => {
    for (const { barriers, turnsSent } of of('cone-of-silence')) {
      expect(barriers.at(-1)).toMatchObject({ barrier: 'captcha', confirmed: true })
      expect(turnsSent).toBe(0)
    }
    expect(deeds.filter(({ brand }) => brand === 'cone-of-silence')).toEqual([])
  })

  test('gives City on the Hill the serial number where it asked, and its thanks', () => {
    for (const { responses, turnsSent } of of('city-on-the-hill')) {
      const asked = responses.some(({ kind }) => kind === 'request')
      expect([turnsSent, responses.at(-1)?.kind]).toEqual([asked ? 3 : 2, 'answer'])
    }
    expect(of('city-on-the-hill').some(({ turnsSent }) => turnsSent === 3)).toBe(true)
  })

  test('lets no desk see a turn twice', () => {
    const ids = deeds.flatMap(({ messageId }) => messageId ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    const forms = deeds.filter(({ what }) => what === 'got-form').map(({ contact }) => contact)
    expect(new Set(forms).size).toBe(forms.length)
    expect(deeds.some(({ what }) => what === 'refused-form')).toBe(false)
  })

  function of(brand: string): readonly ContactLine[] {
    return lines.filter((line) => line.brand === brand)
  }
})

function jsonLines(file: string): readonly unknown[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line))
}

function count(words: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries([...Map.groupBy(words, (word) => word)].map(([word, all]) => [word, all.length]))
}
