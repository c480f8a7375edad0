import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Seal } from '../../src/model/seal.ts'
import { seal } from '../../src/store/seal.ts'
import { openStore } from '../../src/store/store.ts'
import { verifyStore } from '../../src/store/verify.ts'
import { sha256 } from '../../src/support/canonical.ts'
import { newFolder } from './folder.ts'
import { AT, stopped } from './samples.ts'
import { tamper } from './tamper.ts'

const wanted = { at: AT, because: 'report', plan: null } as const

async function linesOf(folder: string): Promise<string[]> {
  return (await readFile(join(folder, 'seals.jsonl'), 'utf8')).trimEnd().split('\n')
}

test('a seal covers every head and the seal before it', async () => {
  const folder = await newFolder()
  const store = await openStore(folder)
  const first = await seal(store, { at: AT, because: 'plan', plan: 'a'.repeat(64) })
  await store.journal.append([stopped('one'), stopped('two', 'person:review')])
  const second = await seal(store, wanted)

  expect(first.seal).toMatchObject({ seal: 1, because: 'plan', plan: 'a'.repeat(64), previous: '0'.repeat(64) })
  expect(first.seal.head.heads).toEqual([])
  expect(second.seal.head).toEqual(await store.journal.head())
  const lines = await linesOf(folder)
  expect(lines.map((line) => Seal.parse(JSON.parse(line)))).toEqual([first.seal, second.seal])
  expect(second.seal.previous).toBe(sha256(lines[0] ?? ''))
  expect(await verifyStore(folder)).toEqual([])
  await store.close()
})

test('those who seal at the same time make one chain, and leave nothing behind', async () => {
  const folder = await newFolder()
  const [one, two] = [await openStore(folder), await openStore(folder)]
  await one.journal.append([stopped('one')])
  await Promise.all(Array.from({ length: 8 }, (_, n) => seal(n % 2 === 0 ? one : two, wanted)))
  const lines = await linesOf(folder)
  expect(lines.map((line) => JSON.parse(line).seal)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  expect((await readdir(folder)).filter((name) => name.startsWith('seals.jsonl'))).toEqual(['seals.jsonl'])
  await one.close()
  await two.close()
  expect(await verifyStore(folder)).toEqual([])
})

test('a crash between the file and the journal is healed by the next seal', async () => {
  const folder = await newFolder()
  const store = await openStore(folder)
  await seal(store, wanted)
  tamper(folder, 'delete from seals')
  expect(await verifyStore(folder)).toMatchObject([{ kind: 'seal-unrecorded', where: 'seal 1', fault: false }])
  await seal(store, wanted)
  expect(await verifyStore(folder)).toEqual([])
  await store.close()
})

test('a number that a removed seal had is not given again', async () => {
  const folder = await newFolder()
  const store = await openStore(folder)
  await seal(store, wanted)
  await seal(store, wanted)
  await writeFile(join(folder, 'seals.jsonl'), `${(await linesOf(folder))[0]}\n`)
  expect((await seal(store, wanted)).seal.seal).toBe(3)
  expect(await verifyStore(folder)).toMatchObject([{ kind: 'seal-removed', where: 'seal 2', fault: true }])
  await store.close()
})

test('half a line that a crash left was never a seal, and the next one takes its place', async () => {
  const folder = await newFolder()
  const store = await openStore(folder)
  await seal(store, wanted)
  await appendFile(join(folder, 'seals.jsonl'), '{"at":"2026-11-02T')
  expect(await verifyStore(folder)).toEqual([])
  expect((await seal(store, wanted)).seal.seal).toBe(2)
  expect(await linesOf(folder)).toHaveLength(2)
  expect(await verifyStore(folder)).toEqual([])
  await store.close()
})
