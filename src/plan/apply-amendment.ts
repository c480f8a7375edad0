import type { Amendment, Contact, Plan } from '../model/plan.ts'
import { plus } from '../support/period.ts'

/** A plan after one amendment. */
export function applyAmendment(plan: Plan, change: Amendment['change']): Plan {
  if (change.kind === 'recipe') return { ...plan, recipes: { ...plan.recipes, [change.name]: change.recipe } }
  const touched = new Set(touchedBy(plan, change))
  if (change.kind !== 'postpone') return { ...plan, contacts: plan.contacts.filter(({ id }) => !touched.has(id)) }
  const moved = (contact: Contact) =>
    touched.has(contact.id) ? { ...contact, notBefore: plus(contact.notBefore, change.by) } : contact
  return { ...plan, contacts: plan.contacts.map(moved) }
}

/** The contacts that an amendment changes. */
export function touchedBy(plan: Plan, change: Amendment['change']): readonly string[] {
  if (change.kind === 'recipe') return []
  if (change.kind !== 'withdraw-brand') return change.contacts
  return plan.contacts.filter(({ brand }) => brand === change.brand).map(({ id }) => id)
}
