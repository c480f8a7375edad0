import type { Brand } from '../model/brand.ts'
import { holidayDays, partsOf } from './holidays.ts'

// So many days are named; the rest is counted.
const NAMED = 3

/**
 * What a reader should know of the holiday calendars that the brands' hours name: days that only parts of a region keep, and that are
 * therefore counted as ordinary. In Bavaria 15 August is one; in Germany many are.
 *
 * @throws RingbackError `invalid-study` for a region that the data doesn't know.
 */
export function holidayNotes(brands: readonly Brand[], years: readonly number[]): readonly string[] {
  const regions = new Set(brands.flatMap(({ statedHours }) => statedHours?.holidays ?? []))
  return [...regions].sort().flatMap((region) => years.flatMap((year) => noteOn(region, year)))
}

function noteOn(region: string, year: number): readonly string[] {
  const own = holidayDays(region)(year)
  const keepers = new Map<string, string[]>()
  for (const part of partsOf(region)) {
    for (const day of holidayDays(part)(year)) {
      if (!own.has(day)) keepers.set(day, [...(keepers.get(day) ?? []), part])
    }
  }
  const days = [...keepers].sort(([a], [b]) => (a < b ? -1 : 1))
  if (days.length === 0) return []
  const named = days.slice(0, NAMED).map(([day, parts]) => `${day} (${parts.join(', ')})`)
  const more = days.length > NAMED ? ` and ${days.length - NAMED} more` : ''
  return [
    `The holidays of \`${region}\` leave out days that only parts of it keep: ${named.join(', ')}${more}. ` +
      'Where the desk keeps them, name that part in `holidays`, or the days in `closed`.',
  ]
}
