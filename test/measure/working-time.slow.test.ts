import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { workingTime } from '../../src/measure/working-time.ts'
import { countOpenMinutes, type Schedule, textOf } from './count-minutes.ts'

const CASES = 10_000
const MINUTE = 60_000
const DAY = 86_400_000

// Thirty zones, each with a day on which, or around which, its clocks change; some have none.
const ZONES = [
  ['Africa/Cairo', '2026-04-24'],
  ['Africa/Casablanca', '2026-02-15'],
  ['Africa/El_Aaiun', '2026-03-22'],
  ['Africa/Lagos', '2026-06-01'],
  ['America/Argentina/Buenos_Aires', '2009-03-15'],
  ['America/Caracas', '2016-05-01'],
  ['America/Havana', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['America/Nuuk', '2024-03-31'],
  ['America/Santiago', '2026-09-06'],
  ['America/Sao_Paulo', '2018-11-04'],
  ['America/St_Johns', '2011-11-06'],
  ['Antarctica/Troll', '2026-10-25'],
  ['Asia/Beirut', '2026-03-29'],
  ['Asia/Gaza', '2026-03-28'],
  ['Asia/Kathmandu', '2026-06-01'],
  ['Asia/Kolkata', '2026-12-25'],
  ['Asia/Pyongyang', '2018-05-05'],
  ['Asia/Tehran', '2022-09-22'],
  ['Atlantic/Azores', '2026-10-25'],
  ['Australia/Adelaide', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Dublin', '2026-10-25'],
  ['Europe/Istanbul', '2016-09-07'],
  ['Europe/London', '2026-10-25'],
  ['Europe/Volgograd', '2020-12-27'],
  ['Pacific/Apia', '2011-12-30'],
  ['Pacific/Chatham', '2026-09-27'],
  ['Pacific/Kiritimati', '1995-01-01'],
] as const

describe('Working time against minutes counted one by one', () => {
  test.each(ZONES.map(([zone, day], seed) => ({ zone, day, seed })))('in $zone around $day', ({ zone, day, seed }) => {
    const cases = fc.sample(caseAround(Date.parse(`${day}T00:00:00Z`)), {
      seed: 20261102 + seed,
      numRuns: Math.ceil(CASES / ZONES.length),
    })
    for (const { schedule, closed, from, to } of cases) {
      const time = workingTime({ hours: textOf(schedule), closed }, zone)
      const counted = countOpenMinutes(schedule, closed, zone, from, to)
      const said = `${textOf(schedule)} closed ${closed.join(' ')} from ${iso(from)} to ${iso(to)}`
      expect(time.between(iso(from), iso(to)) / MINUTE, said).toBe(counted)
      if (counted === 0) continue
      const due = Date.parse(time.after(iso(from), counted * MINUTE))
      expect(countOpenMinutes(schedule, closed, zone, due, to), said).toBe(0)
      expect(countOpenMinutes(schedule, closed, zone, due - MINUTE, due), said).toBe(1)
    }
  })

  test.each([
    ['Europe/Berlin', 'Mo-Fr 08:30-12:00,13:00-17:45; Sa 10:00-14:00'],
    ['Australia/Lord_Howe', 'Mo-Su 20:00-04:15'],
    ['Pacific/Apia', '24/7'],
    ['Africa/Casablanca', 'Mo-Th 00:00-02:30,22:00-08:00'],
  ])('over a whole year, %s %s', (zone, hours) => {
    const closed = ['2011-12-24', '2011-12-31', '2012-01-01', '2011-04-03', '2011-08-01', '2011-08-02', '2011-08-03']
    const [from, to] = [Date.parse('2011-01-20T10:17:00Z'), Date.parse('2012-02-03T23:59:00Z')]
    const counted = countOpenMinutes(scheduleOf(hours), closed, zone, from, to)
    const time = workingTime({ hours, closed }, zone)
    expect(time.between(iso(from), iso(to))).toBe(counted * MINUTE)
    expect(Date.parse(time.after(iso(from), counted * MINUTE))).toBeLessThanOrEqual(to)
  })
})

const minutes = (min: number, max: number) => fc.integer({ min, max })
const span = fc
  .tuple(minutes(0, 1425), minutes(1, 1440))
  .map(([from, length]) => ({ from, to: Math.min(from + length, 2879) }))
const schedules: fc.Arbitrary<Schedule> = fc
  .array(fc.array(span, { maxLength: 2 }), { minLength: 7, maxLength: 7 })
  .filter((days) => days.some((spans) => spans.length > 0))

function caseAround(middle: number) {
  const days = fc.uniqueArray(minutes(-4, 4), { maxLength: 3 })
  return fc
    .record({ schedule: schedules, shut: days, start: minutes(-3 * 1440, 2 * 1440), length: minutes(0, 3 * 1440) })
    .map(({ schedule, shut, start, length }) => ({
      schedule,
      closed: shut.map((day) => iso(middle + day * DAY).slice(0, 10)),
      from: middle + start * MINUTE,
      to: middle + (start + length) * MINUTE,
    }))
}

// The few shapes of this file alone, read by hand and not by what is under test.
function scheduleOf(hours: string): Schedule {
  const table: Readonly<Record<string, Schedule>> = {
    '24/7': week({ 'Mo Tu We Th Fr Sa Su': [[0, 1440]] }),
    'Mo-Su 20:00-04:15': week({ 'Mo Tu We Th Fr Sa Su': [[1200, 1695]] }),
    'Mo-Th 00:00-02:30,22:00-08:00': week({
      'Mo Tu We Th': [
        [0, 150],
        [1320, 1920],
      ],
    }),
    'Mo-Fr 08:30-12:00,13:00-17:45; Sa 10:00-14:00': week({
      'Mo Tu We Th Fr': [
        [510, 720],
        [780, 1065],
      ],
      Sa: [[600, 840]],
    }),
  }
  return table[hours] ?? []
}

function week(days: Readonly<Record<string, readonly (readonly [number, number])[]>>): Schedule {
  return ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'].map((name) =>
    Object.entries(days)
      .filter(([names]) => names.includes(name))
      .flatMap(([, spans]) => spans.map(([from, to]) => ({ from, to }))),
  )
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
