import { HOLIDAY, parseHours, type Span, type WeeklyHours } from './hours.ts'
import { remember } from './remember.ts'

const MINUTE = 60_000
const DAY = 86_400_000
const WEEK = 7 * DAY
// 1 January 1970 was a Thursday; weeks begin on Monday.
const FIRST_MONDAY = 4 * DAY
// A span begins on its day and ends at the second midnight after, at the latest.
const REACH = 2 * DAY

/** When a brand is open by the wall clock: milliseconds since 1970 as the clock on the wall shows them. */
export interface WallSchedule {
  /** Open time in [from, to). */
  openBetween(from: number, to: number): number
  /** Open spans of the day that begins at `day`, in minutes after its midnight. */
  spansOf(day: number): readonly Span[]
}

/** Says which days of a year, as `2026-12-25`, are unlike their weekday. */
export type SpecialDays = (year: number) => Iterable<string>

/**
 * A schedule that counts whole weeks by arithmetic. Around each holiday and closure it counts day by day, once, and remembers by how much the
 * count differs from that of an ordinary week.
 */
export function wallSchedule(text: string, closed: readonly string[], holidaysOf: SpecialDays): WallSchedule {
  const hours = parseHours(text)
  const shut = new Set(closed.map(midnight))
  const weekly = weeklyCount(hours)
  const holidays = remember((year) => new Set([...holidaysOf(year)].map(midnight)))
  const exceptions = remember((year) => {
    const [begin, end] = [Date.UTC(year, 0), Date.UTC(year + 1, 0)]
    const days = [...holidays(year - 1), ...holidays(year), ...shut]
    return stretchesAround(days)
      .map(({ from, to }) => ({ from: Math.max(from, begin), to: Math.min(to, end) }))
      .filter(({ from, to }) => from < to)
      .map(({ from, to }) => ({ from, to, extra: dayByDay(from, to) - weekly(from, to) }))
  })

  function spansOf(day: number): readonly Span[] {
    if (shut.has(day)) return []
    return hours[holidays(yearOf(day)).has(day) ? HOLIDAY : weekday(day)] ?? []
  }

  // A span that runs into the next day's is counted once.
  function dayByDay(from: number, to: number): number {
    let [sum, reached] = [0, from]
    for (let day = Math.floor(from / DAY) * DAY - DAY; day < to; day += DAY) {
      for (const span of spansOf(day)) {
        const [a, b] = [Math.max(day + span.from * MINUTE, reached), Math.min(day + span.to * MINUTE, to)]
        if (a >= b) continue
        sum += b - a
        reached = b
      }
    }
    return sum
  }

  function openBetween(from: number, to: number): number {
    let sum = weekly(from, to)
    for (let year = yearOf(from); year <= yearOf(to); year++) {
      for (const stretch of exceptions(year)) {
        const [a, b] = [Math.max(stretch.from, from), Math.min(stretch.to, to)]
        if (a >= b) continue
        sum += a === stretch.from && b === stretch.to ? stretch.extra : dayByDay(a, b) - weekly(a, b)
      }
    }
    return sum
  }

  return { openBetween, spansOf }
}

/** Open time of ordinary weeks between two wall times. */
function weeklyCount(hours: WeeklyHours): (from: number, to: number) => number {
  // The days before and after the week run into it, and out of it.
  const spans: Span[] = []
  for (let day = -2; day < 7; day++) {
    for (const { from, to } of hours[((day + 7) % 7) + 1] ?? []) {
      const last = Math.max(0, spans.at(-1)?.to ?? 0)
      const span = { from: Math.max(from + day * 1440, last), to: Math.min(to + day * 1440, 7 * 1440) }
      if (span.from < span.to) spans.push(span)
    }
  }
  const whole = spans.reduce((sum, { from, to }) => sum + to - from, 0) * MINUTE
  const since = (wall: number) => {
    const weeks = Math.floor((wall - FIRST_MONDAY) / WEEK)
    const into = wall - FIRST_MONDAY - weeks * WEEK
    let sum = weeks * whole
    for (const { from, to } of spans) sum += Math.max(0, Math.min(into, to * MINUTE) - from * MINUTE)
    return sum
  }
  return (from, to) => since(to) - since(from)
}

interface Stretch {
  readonly from: number
  readonly to: number
}

/** What the days that begin at the given midnights can change, as stretches that don't overlap. */
function stretchesAround(days: readonly number[]): readonly Stretch[] {
  const stretches: Stretch[] = []
  for (const from of days.toSorted((a, b) => a - b)) {
    const last = stretches.at(-1)
    if (last !== undefined && from <= last.to) stretches[stretches.length - 1] = { from: last.from, to: from + REACH }
    else stretches.push({ from, to: from + REACH })
  }
  return stretches
}

function midnight(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}

function yearOf(milliseconds: number): number {
  return new Date(milliseconds).getUTCFullYear()
}

function weekday(day: number): number {
  return new Date(day).getUTCDay() || 7
}
