import { RingbackError } from '../support/errors.ts'

/** An open span of a day, in minutes after its midnight by the wall clock; past 1440 it runs into the next day. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Open spans by weekday, Monday = 1 to Sunday = 7; public holidays have spans of their own, by default none. */
export type WeeklyHours = Readonly<Record<number, readonly Span[]>>

/** Where `WeeklyHours` keeps the spans of public holidays. */
export const HOLIDAY = 8

const WEEK = [1, 2, 3, 4, 5, 6, 7]
const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const WHOLE_DAY: readonly Span[] = [{ from: 0, to: 1440 }]
const RULE = /^(?:([A-Z][A-Za-z](?:\s?[-,]\s?[A-Z][A-Za-z])*)(?:\s+|$))?(off|closed|\d[\d:,\s-]*)?$/

/**
 * Reads weekly hours as OpenStreetMap's opening_hours writes them: `Mo-Fr 08:30-12:00,13:00-17:45; Sa 10:00-14:00`, `24/7`,
 * `Su,PH off`. A later rule replaces an earlier one for the same day; a span past midnight belongs to the day that it starts on.
 *
 * @throws RingbackError `invalid-study` for what it doesn't know, and for hours without one open minute.
 */
export function parseHours(text: string): WeeklyHours {
  const hours: Record<number, readonly Span[]> = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [], [HOLIDAY]: [] }
  for (const rule of text.split(';').map((part) => part.trim())) {
    if (rule === '') continue
    for (const [day, spans] of ruleOf(rule, text)) hours[day] = spans
  }
  if (WEEK.every((day) => hours[day]?.length === 0)) fail(text, 'at least one open minute')
  return hours
}

type Rule = readonly (readonly [day: number, spans: readonly Span[]])[]

function ruleOf(rule: string, text: string): Rule {
  if (rule === '24/7') return WEEK.map((day) => [day, WHOLE_DAY])
  const [, days, times] = RULE.exec(rule) ?? fail(text, 'hours as `Mo-Fr 09:00-17:00`')
  const on = days === undefined ? WEEK : days.split(',').flatMap((range) => daysOf(range.trim(), text))
  const spans = spansOf(times, text)
  return on.map((day) => [day, spans])
}

function daysOf(range: string, text: string): readonly number[] {
  if (range === 'PH') return [HOLIDAY]
  const [first, last = first] = range.split('-').map((day) => DAYS.indexOf(day.trim()) + 1)
  if (!first || !last) return fail(text, 'days as `Mo`, `Tu` … `Su`, `PH`')
  const length = ((last - first + 7) % 7) + 1
  return Array.from({ length }, (_, index) => ((first - 1 + index) % 7) + 1)
}

// Days without times are open all day.
function spansOf(times: string | undefined, text: string): readonly Span[] {
  if (times === undefined) return WHOLE_DAY
  if (times === 'off' || times === 'closed') return []
  return merged(times.split(',').map((span) => spanOf(span.trim(), text)))
}

function spanOf(span: string, text: string): Span {
  const match = /^(\d{1,2}):([0-5]\d)\s*-\s*(\d{1,2}):([0-5]\d)$/.exec(span)
  if (match === null) return fail(text, 'times as `09:00-17:00`')
  const [from = 0, fromMinute = 0, to = 0, toMinute = 0] = match.slice(1).map(Number)
  const [start, end] = [from * 60 + fromMinute, to * 60 + toMinute]
  if (start > 1440 || end > 2880) return fail(text, 'times of a day')
  return { from: start, to: end <= start ? end + 1440 : end }
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
