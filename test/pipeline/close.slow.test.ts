import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeStudy, deleteEvidence } from '../../src/pipeline/close-study.ts'
import { reportStudy } from '../../src/pipeline/report-study.ts'
import { runStudy } from '../../src/pipeline/run.ts'
import { verifyStudy } from '../../src/pipeline/verify-study.ts'
import { openRig, type Rig } from './rig/rig.ts'

let rig: Rig
const faults = async () => (await verifyStudy(rig.folder, rig.world)).filter(({ fault }) => fault)

beforeAll(async () => {
  rig = await openRig({ channels: ['email'] })
  expect(await rig.run()).toBe('complete')
})
afterAll(() => rig.close())

// One study through its end: each test goes on where the one before left it.

test('evidence of an open study is kept', async () => {
  await expect(deleteEvidence(rig.folder, rig.world, { now: true })).rejects.toThrow('Expected a closed study')
})

test('a closed study lists what to debrief and sends nothing more', async () => {
  const { debrief } = await closeStudy(rig.folder, 'over', rig.world)
  expect(debrief).toEqual([
    { brand: 'brand', contacts: [expect.objectContaining({ address: expect.stringContaining('@shopper.test') })] },
  ])
  await expect(runStudy(rig.folder, rig.world)).rejects.toThrow('closed')
})

test('a published report is named when it was changed, and holds when it was not', async () => {
  await reportStudy(rig.folder, rig.world)
  expect(await faults()).toEqual([])
  const file = join(rig.folder, 'report', 'result.json')
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replace('"kept": 1', '"kept": 2'))
  expect(await faults()).toEqual([expect.objectContaining({ where: 'report/result.json' })])
  await writeFile(file, text)
})

test('a plan that was changed after it was frozen is named', async () => {
  const file = join(rig.folder, '.ringback', 'plan.json')
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replace('"ada.winter', '"eve.winter'))
  expect(await faults()).not.toEqual([])
  await writeFile(file, text)
  expect(await faults()).toEqual([])
})

test('deleted evidence reads as deleted, and the figures can still be computed', async () => {
  const before = await reportStudy(rig.folder, rig.world)
  expect(await deleteEvidence(rig.folder, rig.world, { now: true })).toBeGreaterThan(0)
  expect(await faults()).toEqual([])
  const after = await reportStudy(rig.folder, rig.world)
  expect(after.contacts).toEqual(before.contacts)
  expect(await faults()).toEqual([])
})

test('a line that was added to the seals is named', async () => {
  await appendFile(join(rig.folder, '.ringback', 'seals.jsonl'), '{"seal":99}\n')
  expect(await faults()).not.toEqual([])
})
