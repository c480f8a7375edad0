import { expect, it } from 'vitest'
import type { HeardPromise, Reading } from '../../src/model/reading.ts'
import { heardPromises } from '../../src/score/heard-promises.ts'
import { contactOf, planOf } from '../observe/study.ts'

const plan = planOf([contactOf(1, 'k7m2qd9x'), contactOf(2, 'w4tr8hzp')])
const inOneDay: HeardPromise = {
  about: 'respond',
  min: null,
  max: 1,
  unit: 'day',
  working: true,
  quote: 'We answer within one working day.',
}

function heard(promises: readonly HeardPromise[], changes: Partial<Reading> = {}): Reading {
  return {
    kind: 'acknowledgement',
    received: '2026-11-02T09:00:00.000Z',
    belongsTo: { kind: 'contact', contact: 'c-00000001', by: 'address', reason: '' },
    promises,
    ...changes,
  } as Reading
}

it('a promise heard in an acknowledgement is held against that contact alone, in its own words', () => {
  expect(heardPromises(plan, [heard([inOneDay])])).toMatchObject([
    {
      from: 'heard:c-00000001',
      brand: 'desk',
      metric: 'first-response-time',
      limit: { workingDays: 1 },
      clock: 'stated-hours',
      source: { quote: inOneDay.quote, url: 'heard in the acknowledgement', date: '2026-11-02' },
    },
  ])
})

it.each<[string, Partial<HeardPromise>, unknown, string]>([
  ['48 hours', { max: 48, unit: 'hour', working: false }, 'PT48H', 'calendar'],
  ['48 working hours', { max: 48, unit: 'hour' }, { workingDays: 2 }, 'stated-hours'],
  ['four working hours', { max: 4, unit: 'hour' }, 'PT4H', 'stated-hours'],
  ['two working weeks', { max: 2, unit: 'week' }, { workingDays: 10 }, 'stated-hours'],
  ['two weeks', { max: 2, unit: 'week', working: false }, 'P2W', 'calendar'],
  ['a month', { max: 1, unit: 'month', working: false }, 'P1M', 'calendar'],
])('%s as a limit', (_, changes, limit, clock) => {
  expect(heardPromises(plan, [heard([{ ...inOneDay, ...changes }])])).toMatchObject([{ limit, clock }])
})

it.each<[string, readonly Reading[]]>([
  ['no number', [heard([{ ...inOneDay, max: null }])]],
  ['the same day', [heard([{ ...inOneDay, max: 0 }])]],
  ['a repair, which is not measured', [heard([{ ...inOneDay, about: 'repair' }])]],
  ['what a person said', [heard([inOneDay], { kind: 'holding' })]],
  ['quarantine', [heard([inOneDay], { belongsTo: { kind: 'quarantine', candidates: [], reason: '' } })]],
  ['a reading of older rules', [heard([], { promises: undefined } as unknown as Partial<Reading>)]],
])('%s is not held', (_, readings) => expect(heardPromises(plan, readings)).toEqual([]))

it('what is heard twice is held once, by the first', () => {
  const later = heard([{ ...inOneDay, max: 3 }], { received: '2026-11-03T09:00:00.000Z' })
  expect(heardPromises(plan, [later, heard([inOneDay])])).toMatchObject([{ limit: { workingDays: 1 } }])
})
