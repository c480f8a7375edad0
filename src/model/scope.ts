import type { Contact, HeldPromise } from './plan.ts'

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
