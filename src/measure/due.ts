import type { Contact, HeldPromise } from '../model/plan.ts'
import type { Instant } from '../model/time.ts'
import { periodMillis, plus } from '../support/period.ts'
import type { WorkingTime } from './working-time.ts'

/** Whether a promise speaks of such contacts at all. */
export function inScope({ scope, brand }: HeldPromise, contact: Contact): boolean {
  if (brand !== contact.brand) return false
  if (scope.channels !== undefined && !scope.channels.includes(contact.channel)) return false
  return scope.stages === undefined || scope.stages.includes(contact.stage)
}

/** When a promise falls due that began to run at `start`; null where it sets no time or its clock is not known. */
export function dueAt({ limit, clock }: HeldPromise, start: Instant, hours: WorkingTime | null): Instant | null {
  if (limit === undefined) return null
  if (typeof limit === 'object') return hours?.closeOfDay(start, limit.workingDays) ?? null
  if (clock === 'calendar') return plus(start, limit)
  return hours?.after(start, periodMillis(limit)) ?? null
}
