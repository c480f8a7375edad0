import type { ContactMeasurement } from '../model/measurement.ts'
import type { HeldPromise, Plan } from '../model/plan.ts'
import { heardOn, inScope, promiseKey } from '../model/scope.ts'
import type { ContactVerdict, PromiseVerdict, Verdict } from '../model/verdict.ts'
import { contactVerdict } from './contact-verdict.ts'
import { findingOf } from './finding.ts'
import { withoutFalseAlarms } from './many-promises.ts'
import { wilson } from './wilson.ts'

/** All verdicts of a study. */
export interface Score {
  readonly contacts: readonly ContactVerdict[]
  readonly promises: readonly PromiseVerdict[]
  /** Promises that no contact of the plan speaks to; they enter no denominator. */
  readonly notTested: readonly {
    readonly brand: string
    readonly promise: string
    readonly title: string
    readonly because: string
  }[]
}

/** Holds every promise against every contact in its scope, and says what the numbers can carry. */
export function score(plan: Plan, measurements: readonly ContactMeasurement[]): Score {
  const measured = new Map(measurements.map((one) => [one.contact, one]))
  const contactsOf = Map.groupBy(plan.contacts, ({ brand }) => brand)
  const verdicts = plan.promises.map((promise) => {
    const heard = heardOn(promise)
    const own = (contactsOf.get(promise.brand) ?? []).filter(({ id }) => heard === null || heard === id)
    const tested = own.some((contact) => inScope(promise, contact))
    const held = own.flatMap((contact) => {
      const one = measured.get(contact.id)
      return one === undefined ? [] : [contactVerdict(promise, contact, one)]
    })
    return { promise, tested, held }
  })
  const tested = verdicts.filter(({ tested }) => tested)
  return {
    contacts: tested.flatMap(({ held }) => held),
    promises: withoutFalseAlarms(
      tested.map(({ promise, held }) => ({
        verdict: promiseVerdict(promise, held),
        promised: promise.share,
        draft: promise.status === 'draft',
      })),
    ),
    notTested: verdicts
      .filter(({ tested }) => !tested)
      .map(({ promise }) => ({
        brand: promise.brand,
        promise: promiseKey(promise),
        title: promise.title,
        because: 'no contact of this study is in its scope',
      })),
  }
}

function promiseVerdict(promise: HeldPromise, verdicts: readonly ContactVerdict[]): PromiseVerdict {
  const counts = countVerdicts(verdicts)
  const decided = counts.kept + counts.broken
  const { finding, because } =
    heardOn(promise) === null
      ? findingOf(counts.kept, decided, promise.share, counts.pending)
      : ({
          finding: 'insufficient-evidence',
          because: 'promised to one contact, and held against that one alone',
        } as const)
  const draft = promise.status === 'draft' && finding === 'broken'
  return {
    brand: promise.brand,
    promise: promiseKey(promise),
    finding: draft ? 'insufficient-evidence' : finding,
    share: wilson(counts.kept, decided),
    counts,
    because: draft ? `a draft, known from secondary sources, is measured and never called broken: ${because}` : because,
  }
}

function countVerdicts(verdicts: readonly ContactVerdict[]): Readonly<Record<Verdict, number>> {
  const counts = { kept: 0, broken: 0, pending: 0, unknown: 0, 'not-applicable': 0 }
  for (const { verdict } of verdicts) counts[verdict] += 1
  return counts
}
