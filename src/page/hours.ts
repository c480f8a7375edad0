import { hasPhrase } from './aims.ts'
import { fold } from './fold.ts'
import { LINK_WORDS } from './words-links/words.ts'

/** A line about opening hours, and what it says as OpenStreetMap writes it; null where it was not understood. */
export interface ReadHours {
  readonly quote: string
  readonly hours: string | null
}

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const
const MONDAY = Date.UTC(2024, 0, 1)
const DAY = 86_400_000
const TIME =
  /\b([01]?\d|2[0-4])(?:\s?[:.h]\s?([0-5]\d))?\s?(a\.?m\.?|p\.?m\.?)?(?![\d%€$£])(?:\s?(?:h|uhr|godz|klo|kl)\b)?/giu
const LONGEST = 240
const HAN = /\p{Script=Han}/u
/** What stands between the beginning of a span and its end. */
const UNTIL =
  /^\D{0,6}([-–—~〜～]|\b(to|till?|until|bis|a|as|alle?|hasta|tot|til|do|ig|et)\b|по|до|から|至|到|まで)\D{0,8}$/u
/** In minutes. */
const SHORTEST = 120
/** Two letters name days only where they stand for a stretch of them. */
const SHORT = /\b(mo|tu|di|we|mi|th|do|fr|sa|su|so)\s?(?:[-–]|bis|to)\s?(mo|tu|di|we|mi|th|do|fr|sa|su|so)\b/
const SHORT_DAYS: Readonly<Record<string, number>> = {
  mo: 0,
  tu: 1,
  di: 1,
  we: 2,
  mi: 2,
  th: 3,
  do: 3,
  fr: 4,
  sa: 5,
  su: 6,
  so: 6,
}

/** The lines of a text that say when somebody is there. */
export function hoursIn(text: string): readonly ReadHours[] {
  const lines = text
    .split(/\n|(?<=[.!?。])\s+(?=\p{Lu}|\p{Lo})/u)
    .map((line) => line.trim())
    .filter((line) => line.length > 0 && line.length <= LONGEST)
  return lines.flatMap((line) => {
    const days = daysIn(line)
    const times = timesIn(line)
    if (days === null || times.length < 2 || !longEnough(times)) return []
    return [{ quote: line, hours: times.length > 4 || days.several ? null : written(days.from, days.to, times) }]
  })
}

// A quarter of an hour between two numbers is no opening.
function longEnough([open, close]: readonly Time[]): boolean {
  if (open === undefined || close === undefined) return false
  const span = close.minutes - open.minutes
  return span >= SHORTEST || (span <= 0 && close.half === null && span + 720 >= SHORTEST)
}

function written(from: number, to: number, times: readonly Time[]): string | null {
  const spans: string[] = []
  for (let at = 0; at + 1 < times.length; at += 2) {
    const [open, close] = [times[at] as Time, times[at + 1] as Time]
    // "8 to 5" closes in the afternoon.
    const closes = close.minutes <= open.minutes && close.half === null ? close.minutes + 720 : close.minutes
    if (closes <= open.minutes || closes > 1440) return null
    spans.push(`${clock(open.minutes)}-${clock(closes)}`)
  }
  const days = from === to ? DAYS[from] : `${DAYS[from]}-${DAYS[to]}`
  return `${days} ${spans.join(',')}`
}

interface Days {
  readonly from: number
  readonly to: number
  /** Days and hours that take more than one rule. */
  readonly several: boolean
}

function daysIn(line: string): Days | null {
  const found = dayNames(line)
  if (found.length > 2) return { from: 0, to: 0, several: true }
  const [first, last] = found
  if (first !== undefined && last !== undefined) {
    const between = fold(line).slice(first.end, last.at).trim()
    const range =
      /^\p{L}{0,3}[\s.,]*([-–—~〜至～]|to|till|until|bis|a|au|al|alla?|t\/?m|tot|do|til|till|az?|по|ile|から|の?間|do|az|ig|through|thru|e)?[\s.]*(\p{L}{1,3})?$/u.test(
        between,
      )
    return { from: first.day, to: last.day, several: !range || last.day < first.day }
  }
  if (first !== undefined) return { from: first.day, to: first.day, several: false }
  const [, from = '', to = ''] = SHORT.exec(fold(line)) ?? []
  const short = { from: SHORT_DAYS[from], to: SHORT_DAYS[to] }
  if (short.from !== undefined && short.to !== undefined)
    return { from: short.from, to: short.to, several: short.to < short.from }
  const languages = Object.values(LINK_WORDS)
  if (languages.some(({ hours }) => hasPhrase(line, hours.weekdays))) return { from: 0, to: 4, several: false }
  if (languages.some(({ hours }) => hasPhrase(line, hours.every))) return { from: 0, to: 6, several: false }
  return null
}

function dayNames(line: string): readonly { readonly day: number; readonly at: number; readonly end: number }[] {
  const folded = fold(line)
  return [...folded.matchAll(names)].flatMap((match) => {
    const day = byName.get(match[0]) ?? [...byName].find(([name]) => match[0].startsWith(name))?.[1]
    return day === undefined ? [] : [{ day, at: match.index, end: match.index + match[0].length }]
  })
}

/** The names of the days in all languages, as ICU has them, by their stems: inflected endings differ. */
const byName = new Map(
  Object.keys(LINK_WORDS).flatMap((language) =>
    DAYS.map((_, day): [string, number] => {
      const name = new Intl.DateTimeFormat(language === 'no' ? 'nb' : language, {
        weekday: 'long',
        timeZone: 'UTC',
      }).format(MONDAY + day * DAY)
      return [stemOf(fold(name)), day]
    }),
  ),
)
// ICU has no form of "周一" that is long.
for (const [day, name] of [...'一二三四五六日'].entries()) byName.set(`周${name}`, day)
for (const [day, name] of ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].entries()) byName.set(name, day)

const longestFirst = [...byName.keys()].toSorted((a, b) => b.length - a.length)
const names = new RegExp(
  [
    `(?<!\\p{L})(?:${longestFirst.filter((name) => !HAN.test(name)).join('|')})\\p{L}{0,4}(?!\\p{L})`,
    longestFirst.filter((name) => HAN.test(name)).join('|'),
  ].join('|'),
  'gu',
)

function stemOf(name: string): string {
  const first = name.split(/[-\s]/)[0] ?? name
  return first.length > 6 && /[a-z\u0400-\u04ff]$/.test(first) ? first.slice(0, -1) : first
}

interface Time {
  readonly minutes: number
  readonly half: 'am' | 'pm' | null
}

/** The times of a line, two and two; none where its first two are no span. */
function timesIn(line: string): readonly Time[] {
  const found = [...line.matchAll(TIME)]
  const [first, second] = found
  if (first === undefined || second === undefined) return []
  const between = fold(line.slice(first.index + first[0].length, second.index))
  // The sign for an hour may stand before what follows it: "9h à 18h".
  if (!UNTIL.test(between.replace(/^\s*(h|uhr|時|点)\s*/u, ' '))) return []
  return found.map(([, hour = '0', minute = '0', half]) => {
    const side = half === undefined ? null : half.toLowerCase().startsWith('p') ? 'pm' : 'am'
    const turned = side === 'pm' && Number(hour) < 12 ? 12 : side === 'am' && Number(hour) === 12 ? -12 : 0
    return { minutes: (Number(hour) + turned) * 60 + Number(minute), half: side }
  })
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
