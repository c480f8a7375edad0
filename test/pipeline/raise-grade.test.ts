import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { approveRecipes, raiseRehearsed } from '../../src/pipeline/raise-grade.ts'
import type { Rehearsed } from '../../src/pipeline/rehearse-study.ts'
import { systemClock } from '../../src/support/clock.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grades-'))
  await mkdir(join(folder, 'recipes'))
  await writeFile(join(folder, 'recipes', 'echo.yaml'), '# By hand.\nrecipe: 1\ngrade: drafted # so far\nsteps: []\n')
})
afterEach(() => rm(folder, { recursive: true }))

const recipe = () => readFile(join(folder, 'recipes', 'echo.yaml'), 'utf8')
const done = (ended: Rehearsed['ended'], channel = 'form'): Rehearsed => ({
  brand: 'echo',
  contact: 'c1',
  channel,
  driver: 'playwright',
  ended,
})

test('A form that a rehearsal armed is rehearsed, with the day; the rest of the file stays', async () => {
  expect(await raiseRehearsed(folder, [done('armed')], systemClock)).toEqual(['echo'])
  expect(await recipe()).toMatch(/^# By hand\.\nrecipe: 1\ngrade: rehearsed\nchecked: \d{4}-\d\d-\d\d\nsteps: \[\]\n$/)
})

test.each([done('blocked'), done('failed'), done('armed', 'email')])('Nothing else raises it: %o', async (one) => {
  expect(await raiseRehearsed(folder, [one], systemClock)).toEqual([])
  expect(await recipe()).toContain('grade: drafted')
})

test('A person approves what was rehearsed, and nothing that was not', async () => {
  await expect(approveRecipes(folder, ['echo', 'nobody'], '2026-11-22')).rejects.toThrow(
    /echo.*drafted[\s\S]*nobody.*no recipe/,
  )
  await raiseRehearsed(folder, [done('armed')], systemClock)
  expect(await approveRecipes(folder, ['echo'], '2026-11-23')).toEqual(['echo'])
  expect(await recipe()).toContain('grade: approved\nchecked: 2026-11-23')
})

test('A rehearsal never lowers what a person approved', async () => {
  await raiseRehearsed(folder, [done('armed')], systemClock)
  await approveRecipes(folder, ['echo'], '2026-11-23')
  expect(await raiseRehearsed(folder, [done('armed')], systemClock)).toEqual([])
  expect(await recipe()).toContain('grade: approved')
})
