import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ContactLine, Result } from '../../src/model/result.ts'
import { writeReport } from '../../src/report/write-report.ts'
import { shown } from './shown.ts'

let folder: string
let written: readonly string[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringback-report-'))
  written = await writeReport(join(folder, 'a', 'b'), shown())
  await writeReport(join(folder, 'a', 'b'), shown())
})

afterAll(() => rm(folder, { recursive: true }))

describe('A report on disk', () => {
  test('is its files, and nothing else is left behind', async () => {
    const names = [
      'contact.schema.json',
      'contacts.csv',
      'contacts.jsonl',
      'data-dictionary.csv',
      'index.html',
      'junit.xml',
      'promises.csv',
      'result.json',
      'result.schema.json',
    ]
    expect((await readdir(join(folder, 'a', 'b'))).toSorted()).toEqual(names)
    expect(written.map((path) => basename(path)).toSorted()).toEqual(names)
  })

  test('is whole though two are written at once', async () => {
    const there = join(folder, 'both')
    const [files] = await Promise.all([1, 2, 3, 4].map(() => writeReport(there, shown())))
    expect(await readdir(there)).toHaveLength(files?.length ?? 0)
  })

  test('holds the result and its lines as they were given', async () => {
    const { result, contacts } = shown()
    expect(Result.parse(JSON.parse(await text('result.json')))).toEqual(result)
    const lines = (await text('contacts.jsonl')).trimEnd().split('\n')
    expect(lines.map((line) => ContactLine.parse(JSON.parse(line)))).toEqual(contacts)
  })

  test('has on its page what was promised beside what was measured', async () => {
    const page = (await text('index.html')).replaceAll('\u00a0', ' ').replace(/<\/?span[^>]*>/g, '')
    for (const said of [
      'Echo &amp; Sons',
      'We promise: one-working-day.',
      'https://echo.test/service',
      '2026-10-01',
      'time to first response by a person: 1 working day in the brand’s stated hours, for 100 % of contacts',
      '0 of 1: 0 % (95 % interval 0 % to 79 %)',
      'late by 1 d 17 h',
      'a picture puzzle',
      'it stopped our robot; that it burdens a customer is not confirmed',
      'sends on to fax',
      'connection refused',
    ]) {
      expect(page).toContain(said)
    }
  })

  test('has headings that skip no level', async () => {
    const levels = Array.from((await text('index.html')).matchAll(/<h([1-6])/g), ([, level]) => Number(level))
    expect(levels[0]).toBe(1)
    expect(levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1)).toEqual([])
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
  })

  test('names each anchor once, and leads to none that is not there', async () => {
    const page = await text('index.html')
    const ids = Array.from(page.matchAll(/\sid="([^"]*)"/g), ([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(Array.from(page.matchAll(/href="#([^"]*)"/g), ([, id]) => id).filter((id) => !ids.includes(id))).toEqual([])
  })
})

function text(name: string): Promise<string> {
  return readFile(join(folder, 'a', 'b', name), 'utf8')
}
