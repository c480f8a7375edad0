import type { Contact, HeldPromise, Plan } from '../model/plan.ts'
import type { Metric } from '../model/promise.ts'
import type { ScenarioFile } from '../model/scenario.ts'
import { inScope, testedShare } from '../model/scope.ts'
import { periodMillis } from '../support/period.ts'

/** What this plan can say of one promise of one brand, before anything is sent. */
export interface Testability {
  readonly brand: string
  readonly promise: string
  readonly title: string
  readonly from: string
  /** The contacts of the plan that the promise applies to. */
  readonly contacts: number
  readonly testable: boolean
  /** How many contacts must all keep it to show that it is kept. */
  readonly neededToShowKept: number
  readonly canShowKept: boolean
  readonly because: string
}

/** What scenarios test, by slug; a plan does not carry it. */
export type Tests = Readonly<Record<string, ScenarioFile['tests']>>

const LEVEL = 0.05
const NEEDS: Readonly<Record<Metric, ScenarioFile['tests'][number]>> = {
  'acknowledgement-time': 'acknowledge',
  'first-response-time': 'respond',
  'substantive-response-time': 'respond',
  'response-rate': 'respond',
}

/** Which promises this engagement, these channels and this many contacts can test at all. The others enter no denominator. */
export function testability(plan: Plan, tests: Tests): readonly Testability[] {
  return plan.promises.map((promise) => ofPromise(promise, plan, tests))
}

/** The smallest number of contacts that, all keeping a promise, show that the share is kept, one-sided at 5 %. */
export function neededToShowKept(promised: number): number {
  const share = testedShare(promised)
  let n = 1
  for (let chance = share; chance > LEVEL; chance *= share) n++
  return n
}

function ofPromise(promise: HeldPromise, plan: Plan, tests: Tests): Testability {
  const { brand, id, title, from, share } = promise
  const contacts = plan.contacts.filter((contact) => inScope(promise, contact))
  const obstacle = obstacleTo(promise, contacts, plan, tests)
  const needed = neededToShowKept(share)
  const canShowKept = obstacle === null && contacts.length >= needed
  return {
    brand,
    promise: id,
    title,
    from,
    contacts: contacts.length,
    testable: obstacle === null,
    neededToShowKept: needed,
    canShowKept,
    because: obstacle ?? reach(contacts.length, needed, share),
  }
}

function obstacleTo(promise: HeldPromise, contacts: readonly Contact[], plan: Plan, tests: Tests): string | null {
  const { scope, clock, metric, limit, brand } = promise
  if (contacts.length === 0) {
    const asked = [...(scope.channels ?? []), ...(scope.stages ?? [])].join(', ')
    return asked === ''
      ? 'no contact of the plan goes to this brand'
      : `no contact of the plan is within its scope: ${asked}`
  }
  if (!contacts.some(({ scenario }) => tests[scenario]?.includes(NEEDS[metric]) ?? false))
    return `no scenario of the plan tests ${metric}`
  if (clock === 'stated-hours' && plan.brands.find(({ slug }) => slug === brand)?.statedHours === undefined) {
    return 'it counts stated hours, and the brand states none'
  }
  if (limit === undefined) return null
  // Working days last at least as long on the calendar.
  const least = typeof limit === 'string' ? periodMillis(limit) : limit.workingDays * periodMillis('P1D')
  const longest = Math.max(...contacts.map(({ listens }) => periodMillis(listens)))
  return least > longest ? 'the limit is longer than any contact is listened to' : null
}

function reach(contacts: number, needed: number, promised: number): string {
  const percent = `${+(testedShare(promised) * 100).toFixed(2)} %`
  if (contacts >= needed) return `${contacts} contacts can show ${percent}, if enough of them keep it`
  return `${contacts} of at least ${needed} contacts that all keep it, to show ${percent}: enough for a breach, not for compliance`
}
