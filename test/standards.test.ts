import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { Standard } from '../src/model/promise.ts'

const FOLDER = join(import.meta.dirname, '..', 'standards')
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'))
const README = readFileSync(join(FOLDER, 'README.md'), 'utf8')

describe('Shipped standards', () => {
  test('are named in their table', () => {
    const named = [...README.matchAll(/^\| `([a-z0-9-]+)`/gm)].map(([, slug]) => `${slug}.yaml`)
    expect(named.toSorted()).toEqual(FILES.toSorted())
  })

  test.each(FILES)('%s can be read, with its sources and its dates', (file) => {
    const { promises, sources, since } = Standard.parse(parse(readFileSync(join(FOLDER, file), 'utf8')))
    expect(new Set(promises.map(({ id }) => id)).size).toBe(promises.length)
    const known = [...sources, ...promises.map(({ source }) => source)]
    for (const { url } of known) expect(url).toMatch(/^https:\/\/|^standards\/README\.md$/)
    expect(since).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })

  test.each(['spain-ley-10-2025.yaml', 'eu-contact-rules.yaml'])('%s is a draft, every promise of it', (file) => {
    const { promises } = Standard.parse(parse(readFileSync(join(FOLDER, file), 'utf8')))
    expect(promises.map(({ status }) => status)).toEqual(promises.map(() => 'draft'))
  })

  test('the charter is quoted in its own words', () => {
    const { promises } = Standard.parse(parse(readFileSync(join(FOLDER, 'after-sales-charter.yaml'), 'utf8')))
    for (const { source } of promises) expect(README).toContain(source.quote)
  })
})
