import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeReport } from '../../src/report/write-report.ts'
import { HOSTILE } from './hostile.ts'
import { shown, shownWithAll } from './shown.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringback-many-'))
  await writeReport(folder, shownWithAll(HOSTILE))
})

afterAll(() => rm(folder, { recursive: true }))

describe('The report of many brands', () => {
  test('has a page a brand, and on its first page no brand but in the tables', async () => {
    expect(await readdir(join(folder, 'brands'))).toHaveLength(HOSTILE.length)
    const page = await readFile(join(folder, 'index.html'), 'utf8')
    expect(page).not.toContain('Every contact')
    const links = Array.from(page.matchAll(/href="(brands\/[^"]+)"/g), ([, link = '']) => link)
    expect(new Set(links).size).toBe(HOSTILE.length)
    for (const link of links) expect(await readFile(join(folder, link), 'utf8')).toContain('Every contact')
  })

  test('leads from each page back to the first', async () => {
    const page = await readFile(join(folder, 'brands', 'brand-0.html'), 'utf8')
    expect(Array.from(page.matchAll(/href="([^"]+)"/g), ([, link]) => link)).toEqual(['../index.html'])
    expect(page).toContain('data-path="result.json#/brands/0/')
  })

  test('leaves no page of a brand behind when few are left', async () => {
    await writeReport(folder, shown())
    expect(await readdir(folder)).not.toContain('brands')
    expect(await readFile(join(folder, 'index.html'), 'utf8')).toContain('Every contact')
  })
})
