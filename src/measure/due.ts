import type { HeldPromise } from '../model/plan.ts'
import type { Instant } from '../model/time.ts'
import { periodMillis, plus } from '../support/period.ts'
import type { WorkingTime } from './working-time.ts'

/** When a promise falls due that began to run at `start`; null where it sets no time or its clock is not known. */
export function dueAt({ limit, clock }: HeldPromise, start: Instant, hours: WorkingTime | null): Instant | null {
  if (limit === undefined) return null
  if (typeof limit === 'object') return hours?.closeOfDay(start, limit.workingDays) ?? null
  if (clock === 'calendar') return plus(start, limit)
  return hours?.after(start, periodMillis(limit)) ?? null
}
