import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { demoFolder } from '../../src/demo/demo-folder.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ringback-demo-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

test('a demo writes into a new folder, an empty one, and over an earlier demo', async () => {
  expect(await demoFolder(join(folder, 'new'))).toBe(join(folder, 'new'))
  mkdirSync(join(folder, 'new', 'study'))
  writeFileSync(join(folder, 'new', 'kept.txt'), 'mine')
  await demoFolder(join(folder, 'new'))
  expect(existsSync(join(folder, 'new', 'study'))).toBe(false)
  expect(existsSync(join(folder, 'new', 'kept.txt'))).toBe(true)
})

test('a demo touches no folder in which somebody keeps something', async () => {
  mkdirSync(join(folder, 'study'))
  await expect(demoFolder(folder)).rejects.toMatchObject({ code: 'wrong-use' })
  expect(existsSync(join(folder, 'study'))).toBe(true)
})
