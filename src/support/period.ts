import { Duration } from 'luxon'
import type { Instant, Period } from '../model/time.ts'
import { instantAt, millis } from './clock.ts'

/** The length of a period in milliseconds; a day is 24 hours. */
export function periodMillis(period: Period): number {
  return Duration.fromISO(period).toMillis()
}

/** The instant so much calendar time after another. */
export function plus(instant: Instant, period: Period): Instant {
  return instantAt(millis(instant) + periodMillis(period))
}

/** Calendar seconds from one instant to another, to the millisecond. */
export function secondsBetween(from: Instant, to: Instant): number {
  return (millis(to) - millis(from)) / 1000
}
