import { describe, expect, test } from 'vitest'
import type { Observation } from '../../src/model/observation.ts'
import type { Plan } from '../../src/model/plan.ts'
import type { Reading } from '../../src/model/reading.ts'
import { canaryState } from '../../src/pipeline/canaries.ts'

const plan = { listening: { every: 'PT5M', canary: 'P1D', canaryLimit: 'PT30M' } } as unknown as Plan
const at = (time: string) => `2026-11-02T${time}:00.000Z`

function sent(time: string, canary: string): Observation {
  return { fact: { kind: 'canary-sent', at: at(time), canary } } as unknown as Observation
}

function refused(time: string): Observation {
  return { fact: { kind: 'canary-refused', at: at(time), canary: 'x', detail: '' } } as unknown as Observation
}

function heard(canary: string): Reading {
  return { belongsTo: { kind: 'own', canary } } as unknown as Reading
}

describe('the proof that we can hear', () => {
  const no = { proven: false, wanted: false, lost: null }
  const first = [sent('08:00', 'a')]

  test.each([
    ['wants a canary before anything', [], [], false, '08:00', { ...no, wanted: true }],
    ['waits for the one that is on its way', first, [], true, '08:10', { ...no, next: at('08:30') }],
    ['is there once it came through', first, [heard('a')], true, '08:10', { ...no, proven: true }],
    ['is old after an hour: a batch wants another', first, [heard('a')], true, '09:01', { ...no, wanted: true }],
    ['may be old while nothing is to be sent', first, [heard('a')], false, '09:01', no],
    ['names the one that did not come through', first, [], false, '08:30', { ...no, wanted: true, lost: 'a' }],
    [
      'is gone when a later one did not come through',
      [...first, sent('08:10', 'b')],
      [heard('a')],
      true,
      '08:40',
      { ...no, wanted: true, lost: 'b' },
    ],
    ['is not asked for again at once where our server refused', [refused('08:00')], [], true, '08:04', no],
    ['is none where the clock was set back behind it', first, [heard('a')], true, '07:00', { ...no, wanted: true }],
    ['is not waited for where the clock was set back', first, [], true, '07:00', { ...no, wanted: true, lost: 'a' }],
    ['is asked for again where the clock was set back', [refused('08:00')], [], true, '07:00', { ...no, wanted: true }],
    ['is asked for again after a while', [refused('08:00')], [], true, '08:05', { ...no, wanted: true }],
  ] as const)('%s', (_, observations, readings, batch, now, expected) => {
    expect(canaryState(plan, observations, readings, batch, at(now))).toMatchObject(expected)
  })
})
