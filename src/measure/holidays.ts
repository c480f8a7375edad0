import Holidays from 'date-holidays'
import { RingbackError } from '../support/errors.ts'
import { remember } from './remember.ts'

/** The public holidays of a year, as `2026-12-25`. */
export type HolidayDays = (year: number) => ReadonlySet<string>

const NONE: HolidayDays = () => new Set()
const calendars = new Map<string, HolidayDays>()

/**
 * The public holidays of `DE` or `DE-BY`, from date-holidays' data (CC-BY-3.0); none for null.
 *
 * @throws RingbackError `invalid-study` for a region that the data doesn't know.
 */
export function holidayDays(region: string | null): HolidayDays {
  if (region === null) return NONE
  const known = calendars.get(region)
  if (known !== undefined) return known
  const calendar = calendarOf(region)
  calendars.set(region, calendar)
  return calendar
}

/** The regions of a country, or the places of a region, that have holidays of their own. */
export function partsOf(region: string): readonly string[] {
  const [country = '', state, place] = region.split('-')
  if (place !== undefined) return []
  const holidays = new Holidays()
  const parts = state === undefined ? holidays.getStates(country) : holidays.getRegions(country, state)
  return Object.keys(parts ?? {}).map((part) => `${region}-${part}`)
}

function calendarOf(region: string): HolidayDays {
  const [country = '', state, place] = region.split('-')
  const holidays = new Holidays()
  // The package itself takes any name, and has no holidays for those that it does not know.
  const known = [holidays.getCountries(), holidays.getStates(country), holidays.getRegions(country, state ?? '')]
  const given = [country, state, place]
  if (given.some((name, level) => name !== undefined && !Object.hasOwn(known[level] ?? {}, name))) {
    throw new RingbackError(
      'invalid-study',
      `Expected \`holidays\` to be a country or one of its regions, as \`DE\` or \`DE-BY\`, got \`${region}\``,
    )
  }
  if (place !== undefined) holidays.init(country, state ?? '', place)
  else if (state !== undefined) holidays.init(country, state)
  else holidays.init(country)
  return remember((year) => daysOf(holidays, year))
}

function daysOf(holidays: Holidays, year: number): ReadonlySet<string> {
  const days = new Set<string>()
  for (const holiday of holidays.getHolidays(year)) {
    if (holiday.type !== 'public') continue
    const first = Date.parse(`${holiday.date.slice(0, 10)}T00:00:00Z`)
    const length = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / 86_400_000))
    for (let index = 0; index < length; index++) {
      days.add(new Date(first + index * 86_400_000).toISOString().slice(0, 10))
    }
  }
  return days
}
