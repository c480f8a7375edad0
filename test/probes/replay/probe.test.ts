import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { probe } from '../../../probes/replay/probe.ts'
import { Fact } from '../../../src/model/fact.ts'
import { conforms } from '../conformance.ts'
import { contextFor, turnFor } from '../world.ts'

const at = (second: number) => `2026-11-02T08:00:0${second}.000Z`
const before = { kind: 'field', at: at(0), field: 'message', template: '{{message}}', matches: true }
const outcome = {
  kind: 'outcome',
  at: at(1),
  outcome: 'accepted',
  by: 'form',
  detail: 'Thank you',
  queueId: null,
  messageId: null,
}
const after = { kind: 'page', at: at(2), url: 'http://city.test/thanks', status: 200, evidence: null }
const barrier = {
  kind: 'barrier',
  at: at(0),
  barrier: 'login',
  detail: 'Please log in',
  passing: false,
  driver: null,
  rehearsal: false,
  evidence: null,
}

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringback-replay-'))
})
afterAll(() => rm(folder, { recursive: true }))

conforms('replay', {
  probe,
  badOptions: {},
  doesNotListen: null,
  doesNotAct: 'it says again what happened once, and does nothing',
  open: async () => ({ options: await recording(before, outcome, after), acts: () => 0, close: async () => {} }),
})

test('it plays all up to the outcome when fired, and the rest when listened to', async () => {
  const options = await recording(before, outcome, after)
  const armed = await probe.prepare(turnFor(), options, contextFor())
  expect(armed.kind === 'armed' && (await armed.fire())).toEqual([before, outcome])
  const heard: unknown[] = []
  for await (const { fact } of probe.listen?.(options, contextFor()) ?? []) heard.push(fact)
  expect(heard).toEqual([after])
})

test('a recorded barrier blocks again', async () => {
  const ready = await probe.prepare(turnFor(), await recording(barrier), contextFor())
  expect(ready).toEqual({ kind: 'blocked', barrier: 'login', passing: false, facts: [barrier] })
})

test('a recording without an end is refused', async () => {
  await expect(probe.prepare(turnFor(), await recording(before), contextFor())).rejects.toThrow('an `outcome`')
})

async function recording(...facts: readonly unknown[]): Promise<{ readonly file: string }> {
  const file = join(folder, 'facts.jsonl')
  await writeFile(file, facts.map((fact) => JSON.stringify(Fact.parse(fact))).join('\n'))
  return { file }
}
