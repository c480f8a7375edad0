import type { Stretch } from '../model/measurement.ts'
import type { HeldPromise } from '../model/plan.ts'
import type { Instant } from '../model/time.ts'
import { instantAt, millis } from '../support/clock.ts'
import { periodMillis, plus } from '../support/period.ts'
import type { WorkingTime } from './working-time.ts'

/**
 * When a promise falls due that began to run at `start`; null where it sets no time or its clock is not known.
 * What the brand had to wait for the shopper (`waited`) is added, on the promise's own clock.
 */
export function dueAt(
  { limit, clock }: HeldPromise,
  start: Instant,
  hours: WorkingTime | null,
  waited: Stretch,
): Instant | null {
  if (limit === undefined) return null
  if (typeof limit === 'string' && clock === 'calendar') {
    return instantAt(millis(plus(start, limit)) + waited.calendarSeconds * 1000)
  }
  if (hours === null || waited.workingSeconds === null) return null
  const open = waited.workingSeconds * 1000
  if (typeof limit === 'string') return hours.after(start, periodMillis(limit) + open)
  return hours.after(hours.closeOfDay(start, limit.workingDays), open)
}
