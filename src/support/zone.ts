import { DateTime, IANAZone } from 'luxon'
import type { Instant } from '../model/time.ts'
import { instantAt } from './clock.ts'

/** Whether a name is a time zone that this machine knows. */
export function isZone(name: string): boolean {
  return IANAZone.isValidZone(name)
}

/** The calendar day in a zone, as `2026-11-02`. */
export function localDay(instant: Instant, zone: string): string {
  return DateTime.fromISO(instant, { zone }).toFormat('yyyy-MM-dd')
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
