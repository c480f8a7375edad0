/** Open spans in minutes after midnight, Monday first; one past 1440 runs into the next day. */
export type Schedule = readonly (readonly { readonly from: number; readonly to: number }[])[]

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const QUARTER = 15 * 60_000
const DAY = 86_400_000

/** A schedule as a brand would state it. */
export function textOf(schedule: Schedule): string {
  return schedule
    .flatMap((spans, day) =>
      spans.length === 0 ? [] : `${DAYS[day]} ${spans.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(',')}`,
    )
    .join('; ')
}

/**
 * Counts every minute of UTC whose wall time lies in the schedule, one by one. The wall time is the platform's own, asked at every
 * quarter of an hour: no zone changes its clock in between.
 */
export function countOpenMinutes(
  schedule: Schedule,
  closed: readonly string[],
  zone: string,
  from: number,
  to: number,
): number {
  const format = formatIn(zone)
  const shut = closed.map((day) => Date.parse(`${day}T00:00:00Z`) / DAY)
  let count = 0
  let [quarter, offset] = [Number.NaN, 0]
  for (let minute = from; minute < to; minute += 60_000) {
    const begun = Math.floor(minute / QUARTER) * QUARTER
    if (begun !== quarter) {
      quarter = begun
      offset = wallOf(format, begun) - begun
    }
    if (isOpen(schedule, shut, minute + offset)) count += 1
  }
  return count
}

// Day 0, in 1970, was a Thursday.
function isOpen(schedule: Schedule, shut: readonly number[], wall: number): boolean {
  const today = Math.floor(wall / DAY)
  return [0, 1].some((ago) => {
    if (shut.includes(today - ago)) return false
    const minute = (wall - (today - ago) * DAY) / 60_000
    return schedule[(today - ago + 3) % 7]?.some((span) => span.from <= minute && minute < span.to) ?? false
  })
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatIn(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...numeric })
  formats.set(zone, format)
  return format
}

function wallOf(format: Intl.DateTimeFormat, at: number): number {
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  return Date.UTC(parts.year ?? 0, (parts.month ?? 1) - 1, parts.day, parts.hour, parts.minute)
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
