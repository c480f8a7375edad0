import { expect, test } from 'vitest'
import { hoursOfDay, isZone, localDay, nextDay } from '../../src/support/zone.ts'

test.for([
  ['Europe/Berlin', true],
  ['utc', true],
  ['Europe/Londinium', false],
  ['', false],
] as const)('"%s" is a zone: %s', ([name, expected]) => {
  expect(isZone(name)).toBe(expected)
})

test('a day is the day of the place', () => {
  expect(localDay('2026-11-02T23:30:00.000Z', 'Europe/Berlin')).toBe('2026-11-03')
  expect(localDay('2026-11-02T23:30:00.000Z', 'America/New_York')).toBe('2026-11-02')
})

test.for([
  ['2026-11-02', '2026-11-02T06:00:00.000Z', '2026-11-02T19:00:00.000Z'],
  ['2026-10-25', '2026-10-25T06:00:00.000Z', '2026-10-25T19:00:00.000Z'],
  ['2026-07-01', '2026-07-01T05:00:00.000Z', '2026-07-01T18:00:00.000Z'],
] as const)('seven to twenty in Berlin on %s', ([day, start, end]) => {
  expect(hoursOfDay(day, 'Europe/Berlin', 7, 20)).toEqual({ start, end })
})

test('the day after, over the end of a month and of a year', () => {
  expect([nextDay('2026-02-28'), nextDay('2028-02-28'), nextDay('2026-12-31')]).toEqual([
    '2026-03-01',
    '2028-02-29',
    '2027-01-01',
  ])
})
