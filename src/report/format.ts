import { DISPOSITIONS } from '../model/measurement.ts'
import type { BrandLine, ContactLine, PromiseLine } from '../model/result.ts'
import { secondsInWords } from '../support/in-words.ts'
import { word } from './words.ts'

type Duration = ContactLine['durations'][string]
type Median = BrandLine['medians'][number]

/** An instant as it is read: `2026-11-02 08:00:00 UTC`. */
export function instant(text: string | null): string {
  return text === null ? '–' : `${text.slice(0, 10)} ${text.slice(11, 19)}${NBSP}UTC`
}

/** Seconds as it is said: `3 d 4 h`, `12 min 5 s`; a dash for unknown. */
export function seconds(count: number | null): string {
  return count === null ? '–' : together(secondsInWords(count))
}

/** A difference of two times; a minus where it is below 0. */
export function shift(count: number | null): string {
  return count !== null && count < 0 ? `−${seconds(-count)}` : seconds(count)
}

/** A duration in words; a censored one is "longer than", an unknown one has no number. */
export function duration(given: Duration | undefined): string {
  if (given === undefined) return '–'
  if (given.kind === 'unknown') return `unknown: ${given.because}`
  const longer = given.kind === 'censored' ? 'longer than ' : ''
  const { calendarSeconds, workingSeconds } = given.stretch
  const working = workingSeconds === null ? '' : ` (${openTime(workingSeconds)} of stated hours)`
  return `${longer}${seconds(calendarSeconds)}${working}`
}

// A day of open hours is no day: they are told in hours.
function openTime(count: number): string {
  if (count < 86_400) return seconds(count)
  return together(`${Math.floor(count / 3600)} h ${Math.floor((count % 3600) / 60)} min`)
}

/** A share of 0 to 1 in per cent; a dash for unknown. */
export function percent(share: number | null): string {
  return share === null ? '–' : `${Math.round(share * 100)}${NBSP}%`
}

/** A share with its count and interval: `3 of 4: 75 % (95 % interval 30 % to 95 %)`. */
export function share({ kept, of, estimate, lower, upper, level }: PromiseLine['measured']): string {
  if (estimate === null) return 'nothing decided'
  return `${kept} of ${of}: ${percent(estimate)} (${percent(level)} interval ${percent(lower)} to ${percent(upper)})`
}

/** An interval of a share: `30 % to 95 %`. */
export function between({ lower, upper }: { readonly lower: number | null; readonly upper: number | null }): string {
  return lower === null || upper === null ? 'none' : `${percent(lower)} to ${percent(upper)}`
}

/** A median with its count and interval, silence and all. */
export function median(given: Median | undefined): string {
  if (given === undefined || given.n === 0) return 'nothing to measure'
  const { n, events, calendarSeconds, lower, upper, level } = given
  const count = `n = ${n}, ${events} observed`
  const from = lower === null ? 'no lower limit' : seconds(lower)
  const to = upper === null ? 'no upper limit' : seconds(upper)
  const interval = lower === null && upper === null ? 'no interval' : `${percent(level)} interval ${from} to ${to}`
  return `${calendarSeconds === null ? 'not reached' : seconds(calendarSeconds)} (${count}; ${interval})`
}

/** Counts by disposition, in the order of the table. */
export function standings(counts: Readonly<Record<string, number>>): readonly (readonly [string, number])[] {
  const place = (name: string) => ORDER.indexOf(name)
  return Object.entries(counts).toSorted(([a], [b]) => place(a) - place(b))
}

/** What is counted, in words: `6 kept, 1 unknown`. */
export function counted(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count}${NBSP}${word(name)}`)
    .join(', ')
}

/** A period or a number of working days as it is said. */
export function limit(text: string | null): string {
  if (text === null) return 'no time set'
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text)
  if (match === null) return text
  const units = ['d', 'h', 'min', 's']
  const parts = match.slice(1).flatMap((part, index) => (part === undefined ? [] : [`${part} ${units[index]}`]))
  return together(parts.join(' '))
}

/** How often we could not listen: `no gap`, `2 gaps`. */
export function gaps(list: readonly unknown[]): string {
  if (list.length === 0) return 'no gap'
  return list.length === 1 ? 'one gap' : `${list.length} gaps`
}

/** A difference of two shares: `+3 points`, `−40 points`. */
export function points(difference: number | null): string {
  if (difference === null) return '–'
  const whole = Math.round(Math.abs(difference) * 100)
  return together(`${whole === 0 ? '' : difference < 0 ? '−' : '+'}${whole} points`)
}

/** A number with one decimal. */
export function tenths(value: number): string {
  return value.toFixed(1)
}

/** A number with two significant digits. */
export function significant(value: number): string {
  return value.toPrecision(2)
}

const ORDER: readonly string[] = DISPOSITIONS
const NBSP = '\u00a0'

function together(text: string): string {
  return text.replaceAll(' ', NBSP)
}
