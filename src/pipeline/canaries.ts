import { isKind, type Observation, type ObservationOf } from '../model/observation.ts'
import type { Plan } from '../model/plan.ts'
import type { Reading } from '../model/reading.ts'
import type { Instant } from '../model/time.ts'
import { plus, secondsBetween } from '../support/period.ts'

// A batch is sent only when a canary came through this lately.
const FRESH_SECONDS = 3600

/** How it stands with the proof that we can still hear. */
export interface CanaryState {
  /** True when a canary came through so lately that a batch may be sent. */
  readonly proven: boolean
  /** True when a new canary should leave now. */
  readonly wanted: boolean
  /** The last one, where it did not come through in time; null where there is none such. */
  readonly lost: string | null
  /** When to look again, at the latest. */
  readonly next: Instant
}

/** Whether we may send, and whether a canary must leave first: a pure function of what was sent and what came back. */
export function canaryState(
  plan: Plan,
  observations: readonly Observation[],
  readings: readonly Reading[],
  batch: boolean,
  now: Instant,
): CanaryState {
  const sent = observations.filter((observation) => isKind(observation, 'canary-sent'))
  const arrived = new Set(readings.flatMap(({ belongsTo }) => (belongsTo.kind === 'own' ? [belongsTo.canary] : [])))
  const last = sent.at(-1)
  const refused = observations.findLast((observation) => isKind(observation, 'canary-refused'))?.fact.at
  // Our own server did not take it: not asked again at once.
  const again = refused === undefined || refused > now ? now : plus(refused, plan.listening.every)
  if (again > now) return { proven: false, wanted: false, lost: null, next: again }
  const onItsWay = last !== undefined && last.fact.at <= now && now < limitOf(last, plan)
  const waiting = onItsWay && !arrived.has(last.fact.canary)
  const lost = last !== undefined && !arrived.has(last.fact.canary) && !waiting ? last.fact.canary : null
  const lastArrived = sent.findLast(({ fact }) => arrived.has(fact.canary))
  // A clock that was set back leaves canaries in the future: they prove nothing about now.
  const age = lastArrived === undefined ? null : secondsBetween(lastArrived.fact.at, now)
  const fresh = age !== null && age >= 0 && age <= FRESH_SECONDS
  const proven = fresh && lost === null
  const due = last === undefined || now >= plus(last.fact.at, plan.listening.canary)
  const wanted = !waiting && (due || (batch && !proven) || lost !== null)
  return { proven, wanted, lost, next: nextOf(plan, last, waiting, now) }
}

function limitOf({ fact }: ObservationOf<'canary-sent'>, plan: Plan): Instant {
  return plus(fact.at, plan.listening.canaryLimit)
}

function nextOf(plan: Plan, last: ObservationOf<'canary-sent'> | undefined, waiting: boolean, now: Instant): Instant {
  if (last === undefined) return now
  return waiting ? limitOf(last, plan) : plus(last.fact.at, plan.listening.canary)
}
