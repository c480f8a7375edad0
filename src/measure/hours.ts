import { RingbackError } from '../support/errors.ts'

/** An open span of a day, in minutes after its midnight by the wall clock; past 1440 it runs into the next day. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Open spans by weekday, Monday = 1 to Sunday = 7. */
export type WeeklyHours = Readonly<Record<number, readonly Span[]>>

const DAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su']

/**
 * Reads weekly hours as OpenStreetMap's opening_hours writes them: `Mo-Fr 08:30-12:00,13:00-17:45; Sa 10:00-14:00`, `24/7`,
 * `Su off`. A later rule replaces an earlier one for the same day; a span past midnight belongs to the day that it starts on.
 *
 * @throws RingbackError `invalid-study` for what it doesn't know, and for hours without one open minute.
 */
export function parseHours(text: string): WeeklyHours {
  const week: Record<number, readonly Span[]> = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] }
  for (const rule of text.split(';').map((part) => part.trim())) {
    if (rule === '' || /^PH (off|closed)$/i.test(rule)) continue
    for (const [day, spans] of ruleOf(rule, text)) week[day] = spans
  }
  if (Object.values(week).every((spans) => spans.length === 0)) fail(text, 'at least one open minute')
  return week
}

function ruleOf(rule: string, text: string): readonly (readonly [number, readonly Span[]])[] {
  if (rule === '24/7') return [1, 2, 3, 4, 5, 6, 7].map((day) => [day, [{ from: 0, to: 1440 }]] as const)
  const match = /^(?:([A-Za-z]{2}(?:[-,][A-Za-z]{2})*)\s+)?(off|closed|[\d:,\s+-]+)$/.exec(rule)
  if (match === null) return fail(text, 'hours as `Mo-Fr 09:00-17:00`')
  const [, days = 'Mo-Su', times = ''] = match
  const spans = /^(off|closed)$/.test(times) ? [] : merged(times.split(',').map((span) => spanOf(span.trim(), text)))
  return days.split(',').flatMap((range) => daysOf(range, text).map((day) => [day, spans] as const))
}

function daysOf(range: string, text: string): readonly number[] {
  const [first, last = first] = range.split('-').map((day) => DAYS.indexOf(day.toLowerCase()) + 1)
  if (!first || !last) return fail(text, 'days as `Mo`, `Tu` … `Su`')
  const length = ((last - first + 7) % 7) + 1
  return Array.from({ length }, (_, index) => ((first - 1 + index) % 7) + 1)
}

function spanOf(span: string, text: string): Span {
  const match = /^(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})$/.exec(span)
  if (match === null) return fail(text, 'times as `09:00-17:00`')
  const [from, to] = [Number(match[1]) * 60 + Number(match[2]), Number(match[3]) * 60 + Number(match[4])]
  if (from > 1440 || to > 2880 || Number(match[2]) > 59 || Number(match[4]) > 59) return fail(text, 'times of a day')
  return { from, to: to <= from ? to + 1440 : to }
}

function merged(spans: readonly Span[]): readonly Span[] {
  const out: Span[] = []
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = out.at(-1)
    if (last === undefined || span.from > last.to) out.push(span)
    else out[out.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
  }
  return out
}

function fail(text: string, expected: string): never {
  throw new RingbackError('invalid-study', `Expected ${expected}, got \`${text}\``)
}
