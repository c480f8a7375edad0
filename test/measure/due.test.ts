import { expect, test } from 'vitest'
import { dueAt } from '../../src/measure/due.ts'
import { workingTime } from '../../src/measure/working-time.ts'
import { HeldPromise } from '../../src/model/plan.ts'
import { promise } from './plan.ts'

const HOURS = workingTime({ hours: 'Mo-Fr 09:00-17:00', closed: [] }, 'Europe/Berlin')
// A Friday, 16:00 in Berlin.
const START = '2026-11-06T15:00:00.000Z'
const NOTHING = { calendarSeconds: 0, workingSeconds: 0 }
const DAY = { calendarSeconds: 86_400, workingSeconds: 3600 }
const stated = { clock: 'stated-hours' }

test.each([
  ['on the calendar, the weekend too', { limit: 'P1D' }, HOURS, NOTHING, '2026-11-07T15:00:00.000Z'],
  ['on the calendar without stated hours', { limit: 'P1D' }, null, NOTHING, '2026-11-07T15:00:00.000Z'],
  ['after so many open hours', { limit: 'PT4H', ...stated }, HOURS, NOTHING, '2026-11-09T11:00:00.000Z'],
  [
    'at the close of the next open day',
    { limit: { workingDays: 1 }, ...stated },
    HOURS,
    NOTHING,
    '2026-11-09T16:00:00.000Z',
  ],
  ['at the close of the third', { limit: { workingDays: 3 }, ...stated }, HOURS, NOTHING, '2026-11-11T16:00:00.000Z'],
  ['never without a limit', {}, HOURS, NOTHING, null],
  ['nobody knows when, without stated hours', { limit: 'PT4H', ...stated }, null, NOTHING, null],
  [
    'nobody knows when, in working days without stated hours',
    { limit: { workingDays: 1 }, ...stated },
    null,
    NOTHING,
    null,
  ],
  ['later by what was waited for, on the calendar', { limit: 'P1D' }, HOURS, DAY, '2026-11-08T15:00:00.000Z'],
  ['later by the open time that was waited for', { limit: 'PT4H', ...stated }, HOURS, DAY, '2026-11-09T12:00:00.000Z'],
  [
    'later than the close by the open time that was waited for',
    { limit: { workingDays: 1 }, ...stated },
    HOURS,
    DAY,
    '2026-11-10T09:00:00.000Z',
  ],
])('A promise falls due %s', (_, given, hours, waited, due) => {
  const held = HeldPromise.parse(promise('p', 'substantive-response-time', given))
  expect(dueAt(held, START, hours, waited)).toBe(due)
})
