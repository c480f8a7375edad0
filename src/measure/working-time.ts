import { IANAZone } from 'luxon'
import type { StatedHours } from '../model/brand.ts'
import type { Instant } from '../model/time.ts'
import { instantAt, millis } from '../support/clock.ts'
import { RingbackError } from '../support/errors.ts'
import { holidayDays } from './holidays.ts'
import { offsetPieces } from './offset-pieces.ts'
import { type OpenPiece, openYears } from './open-years.ts'
import { wallSchedule } from './wall-schedule.ts'

const MINUTE = 60_000
const DAY = 86_400_000
// A schedule that is closed for so long on end is no schedule.
const LONGEST_CLOSURE = 400 * DAY

/** When a brand says that it is open. All times in milliseconds since 1970. */
export interface WorkingTime {
  /** Open time between two instants: real, elapsed milliseconds, also across a change of the clocks. */
  between(from: Instant, to: Instant): number
  /** The instant at which so many open milliseconds have passed. */
  after(from: Instant, milliseconds: number): Instant
  /** The close of the n-th open day after the day of `from`. */
  closeOfDay(from: Instant, days: number): Instant
}

/**
 * The stated-hours clock of one brand.
 *
 * Between two changes of the zone's offset, wall time is UTC plus a constant. So the time is cut at the changes, and the schedule
 * counted over each piece: exactly the real time during which the wall clock shows an open hour.
 */
export function workingTime(stated: StatedHours, zoneName: string): WorkingTime {
  const zone = IANAZone.create(zoneName)
  if (!zone.isValid)
    throw new RingbackError('invalid-study', `Expected a time zone such as \`Europe/Berlin\`, got \`${zoneName}\``)
  const schedule = wallSchedule(stated.hours, stated.closed, holidayDays(stated.holidays ?? null))

  const years = openYears(zone, schedule)

  /** When the day of the wall clock that begins at `day` closes; null where the zone leaves none of it open. */
  function closeOf(day: number): number | null {
    let close: number | null = null
    // Wall time is at most a day away from UTC, and a span ends on the day after.
    for (const piece of offsetPieces(zone, day - DAY, day + 3 * DAY)) {
      for (const { from, to } of schedule.spansOf(day)) {
        const start = Math.max(day + from * MINUTE - piece.offset, piece.from)
        const end = Math.min(day + to * MINUTE - piece.offset, piece.to)
        if (start < end) close = end
      }
    }
    return close
  }

  function openIn(piece: OpenPiece, from: number, to: number): number {
    if (from <= piece.from && piece.to <= to) return piece.open
    const [start, end] = [Math.max(piece.from, from), Math.min(piece.to, to)]
    return start < end ? years.within(piece, start, end) : 0
  }

  return {
    between(from, to) {
      const [start, end] = [millis(from), millis(to)]
      let sum = 0
      for (let year = yearOf(start); year <= yearOf(end); year++) {
        const { open, pieces } = years.of(year)
        if (start <= Date.UTC(year, 0) && Date.UTC(year + 1, 0) <= end) sum += open
        else for (const piece of pieces) sum += openIn(piece, start, end)
      }
      return sum
    },
    after(from, milliseconds) {
      const start = millis(from)
      let left = Math.round(milliseconds)
      if (left === 0) return from
      // Until when it was open: at least until `from`; the very instant is looked for only where it matters.
      let idle = { from: start, since: () => start }
      for (let year = yearOf(start); Date.UTC(year, 0) < idle.from + 2 * LONGEST_CLOSURE; year++) {
        for (const piece of years.of(year).pieces) {
          const open = openIn(piece, start, piece.to)
          if (open === 0) continue
          const begin = Math.max(piece.from, start)
          const mayBeLong = piece.to - idle.from > LONGEST_CLOSURE
          if (mayBeLong && years.reached(piece, begin, 1) - idle.since() > LONGEST_CLOSURE) break
          if (open >= left) return instantAt(years.reached(piece, begin, left))
          idle = { from: begin, since: () => years.reached(piece, begin, open) }
          left -= open
        }
      }
      throw new RingbackError(
        'invalid-study',
        `Expected hours with open time, got \`${stated.hours}\` closed for more than a year`,
      )
    },
    closeOfDay(from, days) {
      const start = millis(from)
      const first = Math.floor((start + zone.offset(start) * MINUTE) / DAY) * DAY
      let left = days
      for (let day = first + DAY; day < first + LONGEST_CLOSURE * days; day += DAY) {
        // A day that the zone skips, or whose hours it does, is not open.
        const close = closeOf(day)
        if (close === null) continue
        left -= 1
        if (left === 0) return instantAt(close)
      }
      throw new RingbackError('invalid-study', `Expected hours with open days, got \`${stated.hours}\``)
    },
  }
}

function yearOf(milliseconds: number): number {
  return new Date(milliseconds).getUTCFullYear()
}
