import { DateTime, IANAZone } from 'luxon'
import type { Instant } from '../model/time.ts'
import { instantAt } from './clock.ts'
import { RingbackError } from './errors.ts'

/** Whether a name is a time zone that this machine knows. */
export function isZone(name: string): boolean {
  return IANAZone.isValidZone(name)
}

/** The calendar day in a zone, as `2026-11-02`. */
export function localDay(instant: Instant, zone: string): string {
  return DateTime.fromISO(instant, { zone }).toFormat('yyyy-MM-dd')
}

/**
 * The instant that a text names: with an offset as it says, without one by the wall clock of the zone.
 *
 * @throws RingbackError `invalid-study` for a day that is none, and for a wall time that the zone skips or has twice.
 */
export function instantIn(text: string, zone: string): Instant {
  const time = DateTime.fromISO(text, { zone })
  if (!time.isValid) throw new RingbackError('invalid-study', `Expected a time of the calendar, got \`${text}\``)
  if (!/(Z|[+-]\d\d:\d\d)$/.test(text)) {
    const skipped = time.toFormat("yyyy-MM-dd'T'HH:mm") !== text.slice(0, 16)
    if (skipped || time.getPossibleOffsets().length > 1) {
      const which = skipped ? 'a time that no clock shows' : 'a time that the clocks show twice'
      throw new RingbackError('invalid-study', `Expected \`${text}\` with its offset, got ${which} in ${zone}`)
    }
  }
  return instantAt(time.toMillis())
}

/** From one full hour to another of a local day; the day may have 23 or 25 hours. */
export function hoursOfDay(day: string, zone: string, from: number, to: number): { start: Instant; end: Instant } {
  const at = (hour: number) => instantAt(DateTime.fromISO(day, { zone }).set({ hour }).toMillis())
  return { start: at(from), end: at(to) }
}

/** The calendar day after, as `2026-11-03`. */
export function nextDay(day: string): string {
  return DateTime.fromISO(day, { zone: 'utc' }).plus({ days: 1 }).toFormat('yyyy-MM-dd')
}
