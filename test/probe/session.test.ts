import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isKind } from '../../src/model/observation.ts'
import { orphansIn, sessionName, settleOrphans } from '../../src/probe/session.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { intent, outcomeFact, seen } from './field.ts'

const AT = '2026-11-02T09:00:00.000Z'
const clockAt = (now: string) => ({ now: () => now, sleep: async () => {}, busy: () => () => {} })
const [machine, , start] = sessionName().split('.')
// A process that has certainly ended.
const dead = `${machine}.${spawnSync(process.execPath, ['--version']).pid}.${start}`
const elsewhere = `00000000.1.${start}`

let folder: string
let store: Store
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringback-session-'))
  store = await openStore(folder)
})
afterEach(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

async function settled(session: string, now: string): Promise<readonly string[]> {
  await store.journal.append(
    [intent(AT, 'opening', session)].map(({ seq: _, previous: __, hash: ___, ...rest }) => rest),
  )
  await settleOrphans(store.journal, clockAt(now), 'worker:main', sessionName())
  const { observations } = await store.journal.read()
  return observations.filter((one) => isKind(one, 'outcome')).map(({ fact }) => fact.outcome)
}

describe('an intent without an outcome', () => {
  test('is unknown as soon as its process is dead', async () => {
    expect(await settled(dead, AT)).toEqual(['unknown'])
  })

  test('is left alone while its process lives', async () => {
    expect(await settled(sessionName(), AT)).toEqual([])
  })

  test('is left alone while another machine may still be at it', async () => {
    expect(await settled(elsewhere, '2026-11-02T09:14:00.000Z')).toEqual([])
  })

  test('of another machine is unknown once no act can still be under way', async () => {
    expect(await settled(elsewhere, '2026-11-02T09:16:00.000Z')).toEqual(['unknown'])
  })
})

test('an intent with its outcome is no orphan', () => {
  expect(orphansIn([intent(AT), seen(outcomeFact(AT, 'accepted'))])).toEqual([])
})
