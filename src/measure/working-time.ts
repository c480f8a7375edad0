import { IANAZone } from 'luxon'
import type { StatedHours } from '../model/brand.ts'
import type { Instant } from '../model/time.ts'
import { instantAt, millis } from '../support/clock.ts'
import { RingbackError } from '../support/errors.ts'
import { holidayCalendar } from './holidays.ts'
import { HOLIDAY, parseHours, type Span } from './hours.ts'

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
 * Between two changes of the zone's offset, wall time is UTC plus a constant. So the time is cut at the changes, the schedule
 * laid over each piece, and the overlaps added: exactly the minutes whose wall time lies in the schedule.
 */
export function workingTime(stated: StatedHours, zoneName: string): WorkingTime {
  const zone = IANAZone.create(zoneName)
  if (!zone.isValid)
    throw new RingbackError('invalid-study', `Expected a time zone such as \`Europe/Berlin\`, got \`${zoneName}\``)
  const week = parseHours(stated.hours)
  const closed = new Set<string>(stated.closed)
  const holiday = holidayCalendar(stated.holidays ?? null)

  /** Open spans of the wall-clock day that begins at `day`, in minutes after its midnight. */
  function spansOf(day: number): readonly Span[] {
    const date = new Date(day).toISOString().slice(0, 10)
    if (closed.has(date)) return []
    return week[holiday(date) ? HOLIDAY : new Date(day).getUTCDay() || 7] ?? []
  }

  /** Open spans in real time that overlap [from, to), in order, as they come: of every day, or of one alone. */
  function* open(from: number, to: number, only?: number): Generator<{ from: number; to: number }> {
    for (const piece of pieces(zone, from, to)) {
      const [start, end] = [piece.from + piece.offset, piece.to + piece.offset]
      let reached = start
      // A span may begin on the day before, and run to its second midnight.
      for (let day = Math.floor(start / DAY) * DAY - DAY; day < end; day += DAY) {
        if (only !== undefined && only !== day) continue
        for (const span of spansOf(day)) {
          const [a, b] = [Math.max(day + span.from * MINUTE, reached), Math.min(day + span.to * MINUTE, end)]
          if (a >= b) continue
          reached = b
          yield { from: a - piece.offset, to: b - piece.offset }
        }
      }
    }
  }

  return {
    between(from, to) {
      let sum = 0
      for (const span of open(millis(from), millis(to))) sum += span.to - span.from
      return sum
    },
    after(from, milliseconds) {
      if (milliseconds === 0) return from
      let left = milliseconds
      let idleSince = millis(from)
      for (const span of open(idleSince, Number.POSITIVE_INFINITY)) {
        if (span.from - idleSince > LONGEST_CLOSURE) break
        if (span.to - span.from >= left) return instantAt(span.from + left)
        left -= span.to - span.from
        idleSince = span.to
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
        const last = [...open(day - DAY, day + 3 * DAY, day)].at(-1)
        if (last === undefined) continue
        left -= 1
        if (left === 0) return instantAt(last.to)
      }
      throw new RingbackError('invalid-study', `Expected hours with open days, got \`${stated.hours}\``)
    },
  }
}

/** Cuts [from, to) where the zone's offset changes; endless when `to` is. */
function* pieces(zone: IANAZone, from: number, to: number): Generator<{ from: number; to: number; offset: number }> {
  let start = from
  while (start < to) {
    const offset = zone.offset(start)
    let end = start
    while (end < to && end - start < 32 * DAY && zone.offset(Math.min(end + DAY, to)) === offset)
      end = Math.min(end + DAY, to)
    if (end < to && end - start < 32 * DAY) end = changeBetween(zone, end, Math.min(end + DAY, to), offset)
    yield { from: start, to: Math.min(end, to), offset: offset * MINUTE }
    start = end
  }
}

/** The first millisecond after `from` at which the offset is no longer `offset`. */
function changeBetween(zone: IANAZone, from: number, to: number, offset: number): number {
  let [same, other] = [from, to]
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2)
    if (zone.offset(middle) === offset) same = middle
    else other = middle
  }
  return other
}
