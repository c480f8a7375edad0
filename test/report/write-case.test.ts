import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeCase } from '../../src/report/write-case.ts'
import { caseFile } from './case-file.ts'
import { shown } from './shown.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringback-case-'))
})

afterAll(() => rm(folder, { recursive: true }))

test('A case file shows every observation with its hashes, the promises in their words, and how to verify it', async () => {
  const file = caseFile(shown())
  const path = await writeCase(folder, file)
  expect(basename(path)).toBe('case-c-aaaaaaaa.html')
  const page = (await readFile(path, 'utf8')).replaceAll('\u00a0', ' ')
  for (const { ref, hash, previous, evidence } of file.observations) {
    for (const said of [ref, hash, previous, ...evidence]) expect(page).toContain(`<code>${said}</code>`)
  }
  for (const said of [
    'We promise: one-working-day.',
    'late by 1 d 17 h',
    `ringback verify --head ${file.result.method.head}`,
  ]) {
    expect(page).toContain(said)
  }
  const levels = Array.from(page.matchAll(/<h([1-6])/g), ([, level]) => Number(level))
  expect(levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1)).toEqual([])
})
