import type { Contact, HeldPromise } from './plan.ts'

/** A promise to every customer is tested at this share, so that one slip is late and not "broken in general". */
export const EVERY = 0.95

/** The share at which a promise is tested: the one that it names; where it names none and speaks to everyone, `EVERY`. */
export function testedShare(promised: number): number {
  return promised < 1 ? promised : EVERY
}

/** Whether a promise speaks of such contacts at all. */
export function inScope({ scope, brand }: HeldPromise, contact: Contact): boolean {
  if (brand !== contact.brand) return false
  if (scope.channels !== undefined && !scope.channels.includes(contact.channel)) return false
  return scope.stages === undefined || scope.stages.includes(contact.stage)
}

/** Names a held promise within its brand: `brand:echo-and-sons/one-day`. */
export function promiseKey({ from, id }: HeldPromise): string {
  return `${from}/${id}`
}
