import { describe, expect, test } from 'vitest'
import type { Fact } from '../../src/model/fact.ts'
import type { Declined, Journal, NewObservation, Observation } from '../../src/model/observation.ts'
import { type AttemptField, attempt, rehearse } from '../../src/probe/attempt.ts'
import type { Action } from '../../src/probe/due.ts'
import type { Armed, Blocked, Probe, ProbeContext, Turn } from '../../src/probe/probe.ts'
import { RingbackError } from '../../src/support/errors.ts'
import { contact, outcomeFact } from './field.ts'

const AT = '2026-11-02T09:00:00.000Z'
const clock = { now: () => AT, sleep: async () => {}, busy: () => () => {} }
const action: Action = { contact, turn: 'opening', at: AT, reading: null }
const turn = { id: 'opening', contact: contact.id } as Turn
const context = { clock, signal: new AbortController().signal, rehearsal: false } as unknown as ProbeContext

/** A journal in memory, which lets the test see the order in which things were written and done. */
function world(permit: Declined | null = null) {
  const order: string[] = []
  const keep = (added: NewObservation): Observation => {
    order.push(added.fact.kind)
    return { ...added, seq: order.length, previous: '', hash: '' }
  }
  const journal: Journal = {
    append: async (added) => added.map(keep),
    appendIntent: async (intent, unless) => unless([]) ?? keep(intent),
    read: async () => ({ observations: [], cursor: 0 }),
    head: async () => ({ heads: [], hash: '' }),
    close: async () => {},
  }
  const field: AttemptField = {
    journal,
    clock,
    stream: 'worker:main',
    session: 's',
    plan: '0'.repeat(64),
    context,
    permit: () => permit,
    onStep: (step) => order.push(`[${step}]`),
  }
  return { order, field }
}

function probeThat(prepare: () => Promise<Armed | Blocked>): Probe<null> {
  return { channel: 'email', contract: 1, parseOptions: () => null, prepare }
}

function armed(order: string[], fire: () => Promise<readonly Fact[]>): Armed {
  return {
    kind: 'armed',
    to: 'brand.test',
    facts: [],
    fire: () => {
      order.push('FIRE')
      return fire()
    },
    close: async () => {
      order.push('CLOSE')
    },
  }
}

const accepted = async () => [outcomeFact(AT, 'accepted')]

describe('an attempt', () => {
  test('writes the intent before it fires, and the outcome after', async () => {
    const { order, field } = world()
    const probe = probeThat(async () => armed(order, accepted))
    expect(await attempt(action, turn, probe, null, field)).toEqual({ kind: 'fired' })
    expect(order).toEqual([
      'prepared',
      '[prepared]',
      'intent',
      '[intent-written]',
      'FIRE',
      '[fired]',
      'outcome',
      '[outcome-written]',
      'CLOSE',
    ])
  })

  test('does not fire when the gate declines at the last moment', async () => {
    const declined: Declined = { kind: 'declined', code: 'stopped', because: 'stopped', passing: true }
    const { order, field } = world(declined)
    const probe = probeThat(async () => armed(order, accepted))
    expect(await attempt(action, turn, probe, null, field)).toEqual(declined)
    expect(order).toEqual(['prepared', '[prepared]', 'CLOSE'])
  })

  test('writes what stands in the way, and no intent', async () => {
    const { order, field } = world()
    const barrier: Fact = {
      kind: 'barrier',
      at: AT,
      barrier: 'captcha',
      detail: '',
      passing: false,
      driver: 'playwright',
      rehearsal: false,
      evidence: null,
    }
    const probe = probeThat(async () => ({ kind: 'blocked', barrier: 'captcha', passing: false, facts: [barrier] }))
    expect(await attempt(action, turn, probe, null, field)).toEqual({ kind: 'blocked' })
    expect(order).toEqual(['barrier'])
  })

  test('takes a probe that breaks before the act for a failure of the instrument', async () => {
    const { order, field } = world()
    const probe = probeThat(async () => {
      throw new RingbackError('browser-failed', 'the browser died')
    })
    expect(await attempt(action, turn, probe, null, field)).toEqual({ kind: 'failed' })
    expect(order).toEqual(['instrument-failed'])
  })

  test('calls the outcome unknown when a probe breaks while it fires', async () => {
    const { order, field } = world()
    const written: Fact[] = []
    const append = async (added: readonly NewObservation[]) => {
      written.push(...added.map(({ fact }) => fact))
      return []
    }
    const journal = { ...field.journal, append }
    const probe = probeThat(async () => armed(order, () => Promise.reject(new Error('gone'))))
    expect(await attempt(action, turn, probe, null, { ...field, journal })).toEqual({ kind: 'fired' })
    expect(written.at(-1)).toMatchObject({ kind: 'outcome', outcome: 'unknown' })
    expect(order.at(-1)).toBe('CLOSE')
  })

  test('passes on that it was called off', async () => {
    const { field } = world()
    const signal = AbortSignal.abort(new Error('called off'))
    const probe = probeThat(async () => {
      throw new Error('whatever')
    })
    await expect(attempt(action, turn, probe, null, { ...field, context: { ...context, signal } })).rejects.toThrow(
      'called off',
    )
  })
})

test('a rehearsal prepares and lets go, and says that it is one', async () => {
  const { order, field } = world()
  const probe = probeThat(async () => armed(order, accepted))
  expect(await rehearse(action, turn, probe, null, field)).toBe('armed')
  expect(order).toEqual(['CLOSE', 'prepared'])
})
