import type { Contact, ContactId, HeldPromise } from './plan.ts'

/** A promise to every customer is tested at this share, so that one slip is late and not "broken in general". */
export const EVERY = 0.95

/** The share at which a promise is tested: the one that it names; where it names none and speaks to everyone, `EVERY`. */
export function testedShare(promised: number): number {
  return promised < 1 ? promised : EVERY
}

/** Whether a promise speaks of such contacts at all. */
export function inScope({ scope, brand, from }: HeldPromise, contact: Contact): boolean {
  if (brand !== contact.brand) return false
  const heard = heardOn({ from })
  if (heard !== null && heard !== contact.id) return false
  if (scope.channels !== undefined && !scope.channels.includes(contact.channel)) return false
  return scope.stages === undefined || scope.stages.includes(contact.stage)
}

const HEARD = 'heard:'

/** Where a promise comes from that was heard on one contact and holds for it alone. */
export function heardFrom(contact: ContactId): string {
  return `${HEARD}${contact}`
}

/** The contact on which a promise was heard; null for one that was published. */
export function heardOn({ from }: Pick<HeldPromise, 'from'>): ContactId | null {
  return from.startsWith(HEARD) ? from.slice(HEARD.length) : null
}

/** Names a held promise within its brand: `brand:echo-and-sons/one-day`. */
export function promiseKey({ from, id }: HeldPromise): string {
  return `${from}/${id}`
}
