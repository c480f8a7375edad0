import type { ObservationOf } from '../../model/observation.ts'
import type { Contact, Plan } from '../../model/plan.ts'
import { periodMillis, secondsBetween } from '../../support/period.ts'
import { localDay } from '../../support/zone.ts'
import { turnMinutes } from '../agent-minutes.ts'
import type { FieldState, TurnAsked, TurnRule } from '../gate.ts'

type Intent = ObservationOf<'intent'>

/** Whether the people who answer have time left for it. A close may always be sent: it ends their work. */
export const budgetRules: readonly TurnRule[] = [
  {
    code: 'budget-brand',
    only: 'opening',
    against: ({ plan, contact }, { intents }) =>
      spent(
        opened(plan, intents, ({ brand }) => brand === contact.brand).length,
        plan.budget.contactsPerBrand,
        `contacts a brand, \`${contact.brand}\` had them`,
      ),
  },
  {
    code: 'budget-desk',
    only: 'opening',
    against: ({ plan, contact }, { intents }) =>
      spent(
        opened(plan, intents, ({ desk }) => desk === contact.desk).length,
        plan.budget.contactsPerDesk,
        `contacts a desk, ${contact.desk} had them`,
      ),
  },
  {
    code: 'budget-channel',
    only: 'opening',
    against: ({ plan, contact }, { intents }) => {
      const same = opened(plan, intents, ({ brand, channel }) => brand === contact.brand && channel === contact.channel)
      return spent(
        same.length,
        plan.budget.contactsPerChannel,
        `contacts by ${contact.channel}, \`${contact.brand}\` had them`,
      )
    },
  },
  { code: 'budget-day', only: 'opening', against: overDay },
  { code: 'minimum-gap', only: 'opening', against: tooSoon },
  {
    code: 'agent-minutes',
    only: 'not-close',
    against: ({ plan, contact, turn }, { intents }) => {
      const brands = brandsByContact(plan)
      const used = intents
        .filter((intent) => intent.contact !== null && brands.get(intent.contact) === contact.brand)
        .reduce((sum, { fact }) => sum + fact.agentMinutes, 0)
      const { agentMinutesPerBrand } = plan.budget
      if (used + turnMinutes(contact, turn) <= agentMinutesPerBrand) return null
      return `The budget allows ${agentMinutesPerBrand} agent minutes a brand, \`${contact.brand}\` had ${used}`
    },
  },
]

function spent(used: number, allowed: number, what: string): string | null {
  return used < allowed ? null : `The budget allows ${allowed} ${what}`
}

/** The openings of contacts of which something holds. */
function opened(plan: Plan, intents: readonly Intent[], holds: (contact: Contact) => boolean): readonly Intent[] {
  const mine = new Set(plan.contacts.filter(holds).map(({ id }) => id))
  return intents.filter(({ contact, turn }) => turn === 'opening' && contact !== null && mine.has(contact))
}

function brandsByContact(plan: Plan): ReadonlyMap<string, string> {
  return new Map(plan.contacts.map(({ id, brand }) => [id, brand]))
}

function overDay({ plan, contact }: TurnAsked, { intents, now }: FieldState): string | null {
  const zone = plan.brands.find(({ slug }) => slug === contact.brand)?.zone ?? 'utc'
  const today = localDay(now, zone)
  const used = opened(plan, intents, ({ brand }) => brand === contact.brand).filter(
    ({ fact }) => localDay(fact.at, zone) === today,
  )
  return spent(used.length, plan.budget.contactsPerDay, `contacts a day, \`${contact.brand}\` had them on ${today}`)
}

function tooSoon({ plan, contact }: TurnAsked, { intents, now }: FieldState): string | null {
  const near = opened(plan, intents, ({ brand, desk }) => brand === contact.brand || desk === contact.desk)
  const gap = periodMillis(plan.budget.minimumGap) / 1000
  const last = near.find(({ fact }) => Math.abs(secondsBetween(fact.at, now)) < gap)
  return last === undefined
    ? null
    : `The budget wants ${plan.budget.minimumGap} between two contacts, the last was at ${last.fact.at}`
}
