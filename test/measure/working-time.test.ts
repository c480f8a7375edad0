import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { workingTime } from '../../src/measure/working-time.ts'
import { countOpenMinutes, type Schedule, textOf } from './count-minutes.ts'

const OFFICE = 'Mo-Fr 09:00-17:00'
const HOUR = 3_600_000

describe('Working time', () => {
  test.each([
    [
      'over the change to summer time',
      'Europe/Berlin',
      OFFICE,
      [],
      '2026-03-27T16:00',
      480,
      '2026-03-30T16:00:00+02:00',
    ],
    ['always open, in spring', 'Europe/Berlin', '24/7', [], '2026-03-28T12:00', 1440, '2026-03-29T13:00:00+02:00'],
    ['always open, in autumn', 'Europe/Berlin', '24/7', [], '2026-10-24T12:00', 1440, '2026-10-25T11:00:00+01:00'],
    ['at night, in spring', 'Europe/Berlin', '22:00-06:00', [], '2026-03-28T22:00', 480, '2026-03-29T23:00:00+02:00'],
    ['at night, in autumn', 'Europe/Berlin', '22:00-06:00', [], '2026-10-24T22:00', 480, '2026-10-25T05:00:00+01:00'],
    [
      'over Easter',
      'Europe/London',
      OFFICE,
      ['2026-04-03', '2026-04-06'],
      '2026-04-02T16:00',
      240,
      '2026-04-07T12:00:00+01:00',
    ],
    [
      'over Thanksgiving',
      'America/New_York',
      OFFICE,
      ['2026-11-26'],
      '2026-11-25T15:30',
      240,
      '2026-11-27T11:30:00-05:00',
    ],
    [
      'over a change of half an hour',
      'Australia/Lord_Howe',
      '24/7',
      [],
      '2026-10-03T20:00',
      480,
      '2026-10-04T04:30:00+11:00',
    ],
    ['over a change at midnight', 'Africa/Cairo', '24/7', [], '2026-04-23T23:00', 120, '2026-04-24T02:00:00+03:00'],
    ['from Friday at closing time', 'UTC', OFFICE, [], '2026-11-06T17:00', 480, '2026-11-09T17:00:00Z'],
    ['from Friday afternoon', 'UTC', 'Mo-Fr 08:00-17:00', [], '2026-11-06T16:00', 240, '2026-11-09T11:00:00Z'],
    ['over lunch', 'UTC', 'Mo-Fr 09:00-12:00,13:00-17:00', [], '2026-11-02T11:30', 60, '2026-11-02T13:30:00Z'],
    ['from a closed day', 'UTC', OFFICE, [], '2026-11-07T12:00', 1, '2026-11-09T09:01:00Z'],
  ])('%s', (_, zone, hours, closed, start, minutes, due) => {
    const time = workingTime({ hours, closed }, zone)
    const from = instant(start, zone)
    const expected = DateTime.fromISO(due).toUTC().toISO()
    expect(time.after(from, minutes * 60_000)).toBe(expected)
    expect(time.between(from, expected ?? '')).toBe(minutes * 60_000)
  })

  const zones = [
    ['Europe/Berlin', '2026-03-29'],
    ['Europe/London', '2026-10-25'],
    ['America/New_York', '2026-11-01'],
    ['America/St_Johns', '2026-03-08'],
    ['America/Sao_Paulo', '2018-11-04'],
    ['Australia/Lord_Howe', '2026-10-04'],
    ['Australia/Lord_Howe', '2026-04-05'],
    ['Africa/Cairo', '2026-04-24'],
    ['Africa/Casablanca', '2026-02-15'],
    ['Antarctica/Troll', '2026-10-25'],
    ['Asia/Kathmandu', '2026-06-01'],
    ['Pacific/Chatham', '2026-09-27'],
    ['Pacific/Apia', '2011-12-30'],
  ] as const

  test.each(zones)('counts as one counts minutes by hand, in %s around %s', (zone, day) => {
    const middle = Date.parse(`${day}T00:00:00Z`)
    const minute = (days: number) => fc.integer({ min: -days * 1440, max: days * 1440 })
    fc.assert(
      fc.property(
        schedules,
        minute(4),
        fc.integer({ min: 0, max: 6 * 1440 }),
        fc.boolean(),
        (schedule, start, length, shut) => {
          const closed = shut ? [day] : []
          const from = middle + start * 60_000
          const to = from + length * 60_000
          const time = workingTime({ hours: textOf(schedule), closed }, zone)
          const counted = countOpenMinutes(schedule, closed, zone, from, to)
          expect(time.between(iso(from), iso(to))).toBe(counted * 60_000)
          if (counted === 0) return
          // The last counted minute is the one that ends what `after` gives.
          const due = Date.parse(time.after(iso(from), counted * 60_000))
          expect(due).toBeLessThanOrEqual(to)
          expect(countOpenMinutes(schedule, closed, zone, from, due)).toBe(counted)
          expect(countOpenMinutes(schedule, closed, zone, due - 60_000, due)).toBe(1)
        },
      ),
      { seed: 20261102, numRuns: 30 },
    )
  })

  test('adds to the millisecond, and nothing for nothing', () => {
    const time = workingTime({ hours: OFFICE, closed: [] }, 'UTC')
    expect(time.after('2026-11-02T16:59:59.250Z', 1_000)).toBe('2026-11-03T09:00:00.250Z')
    expect(time.after('2026-11-07T12:00:00.000Z', 0)).toBe('2026-11-07T12:00:00.000Z')
    expect(time.between('2026-11-03T10:00:00.000Z', '2026-11-03T09:00:00.000Z')).toBe(0)
  })

  test('has its own hours on public holidays, where the brand states them', () => {
    const stated = { hours: 'Mo-Su 09:00-17:00; PH 10:00-12:00', closed: ['2026-12-26'], holidays: 'DE-BY' }
    const time = workingTime(stated, 'Europe/Berlin')
    const open = (day: number) => time.between(`2026-12-${day}T00:00:00.000Z`, `2026-12-${day + 1}T00:00:00.000Z`)
    expect([24, 25, 26, 27].map(open)).toEqual([8 * HOUR, 2 * HOUR, 0, 8 * HOUR])
  })

  test('refuses a zone that nobody knows', () => {
    expect(() => workingTime({ hours: OFFICE, closed: [] }, 'Europe/Atlantis')).toThrow(
      'Expected a time zone such as `Europe/Berlin`, got `Europe/Atlantis`',
    )
  })

  test('refuses to look for ever where the brand is closed for more than a year', () => {
    const closed = Array.from({ length: 60 }, (_, week) => iso(Date.UTC(2026, 10, 2 + 7 * week)).slice(0, 10))
    const time = workingTime({ hours: 'Mo 09:00-17:00', closed }, 'UTC')
    expect(() => time.after('2026-11-02T08:00:00.000Z', 1)).toThrow('closed for more than a year')
    expect(() => time.closeOfDay('2026-11-02T08:00:00.000Z', 1)).toThrow('Expected hours with open days')
  })
})

describe('The close of a working day', () => {
  test.each([
    ['the next day', 'Europe/Berlin', OFFICE, [], '2026-11-02T10:00', 1, '2026-11-03T17:00:00+01:00'],
    ['the third day', 'Europe/Berlin', OFFICE, [], '2026-11-02T10:00', 3, '2026-11-05T17:00:00+01:00'],
    ['after a weekend', 'Europe/Berlin', OFFICE, [], '2026-11-06T10:00', 1, '2026-11-09T17:00:00+01:00'],
    ['from a Sunday', 'Europe/Berlin', OFFICE, [], '2026-11-08T10:00', 1, '2026-11-09T17:00:00+01:00'],
    ['after a closed day', 'Europe/Berlin', OFFICE, ['2026-11-03'], '2026-11-02T10:00', 1, '2026-11-04T17:00:00+01:00'],
    [
      'by the day of the zone, not of UTC',
      'Pacific/Auckland',
      OFFICE,
      [],
      '2026-11-03T00:30',
      1,
      '2026-11-04T17:00:00+13:00',
    ],
    [
      'of a night that ends on the morning after',
      'Europe/Berlin',
      '22:00-06:00',
      [],
      '2026-11-02T10:00',
      1,
      '2026-11-04T06:00:00+01:00',
    ],
    [
      'at the end of the repeated hour',
      'Europe/Berlin',
      'Su 01:00-03:00',
      [],
      '2026-10-24T10:00',
      1,
      '2026-10-25T03:00:00+01:00',
    ],
    [
      'within the repeated hour',
      'Europe/Berlin',
      'Su 01:00-02:30',
      [],
      '2026-10-24T10:00',
      1,
      '2026-10-25T02:30:00+01:00',
    ],
    [
      'where the repeated hour begins',
      'Europe/Berlin',
      'Su 01:00-02:00',
      [],
      '2026-10-24T10:00',
      1,
      '2026-10-25T02:00:00+02:00',
    ],
    [
      'within the skipped hour',
      'Europe/Berlin',
      'Su 01:00-02:30',
      [],
      '2026-03-28T10:00',
      1,
      '2026-03-29T03:00:00+02:00',
    ],
    [
      'not on a day whose hours the clock skips',
      'Europe/Berlin',
      'Su 02:00-03:00',
      [],
      '2026-03-28T10:00',
      1,
      '2026-04-05T03:00:00+02:00',
    ],
    [
      'not on a day that the zone skips',
      'Pacific/Apia',
      OFFICE,
      [],
      '2011-12-29T10:00',
      1,
      '2012-01-02T17:00:00+14:00',
    ],
  ])('%s', (_, zone, hours, closed, start, days, close) => {
    expect(workingTime({ hours, closed }, zone).closeOfDay(instant(start, zone), days)).toBe(
      DateTime.fromISO(close).toUTC().toISO(),
    )
  })
})

const span = fc
  .tuple(fc.integer({ min: 0, max: 1425 }), fc.integer({ min: 1, max: 1440 }))
  .map(([from, length]) => ({ from, to: from + length }))
const schedules: fc.Arbitrary<Schedule> = fc
  .array(fc.array(span, { maxLength: 2 }), { minLength: 7, maxLength: 7 })
  .filter((days) => days.some((spans) => spans.length > 0))

function instant(local: string, zone: string): string {
  return DateTime.fromISO(local, { zone }).toUTC().toISO() ?? ''
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
