import type { Listening } from '../model/listening.ts'
import type { Gap } from '../model/measurement.ts'
import { isKind, type Observation } from '../model/observation.ts'
import type { Plan } from '../model/plan.ts'
import type { Reading } from '../model/reading.ts'
import type { Instant } from '../model/time.ts'
import { plus } from '../support/period.ts'

/**
 * When each mailbox was listened to. A time counts when every folder could be read at its end and nothing was lost since its start,
 * and when no canary that was sent in it failed to come through.
 */
export function listening(
  plan: Plan,
  observations: readonly Observation[],
  readings: readonly Reading[],
  asOf: Instant,
): readonly Listening[] {
  return plan.mailboxes.map((mailbox) => {
    const reads = observations
      .filter((observation) => isKind(observation, 'mailbox-read'))
      .filter(({ fact }) => fact.mailbox === mailbox)
    const canaries = canariesOf(plan, mailbox, observations, readings)
    return {
      mailbox,
      from: reads[0]?.fact.at ?? null,
      to: reads.at(-1)?.fact.at ?? null,
      canaries: { sent: canaries.length, arrived: canaries.filter(({ arrived }) => arrived).length },
      gaps: [...lost(mailbox, observations, asOf), ...deaf(mailbox, canaries, asOf)],
    }
  })
}

// From the last good look before the loss to the first good look after it.
function lost(mailbox: string, observations: readonly Observation[], asOf: Instant): readonly Gap[] {
  const gaps: Gap[] = []
  let good: Instant | null = null
  let since: { at: Instant; because: string } | null = null
  for (const observation of observations) {
    if (isKind(observation, 'mailbox-lost') && observation.fact.mailbox === mailbox && since === null) {
      since = { at: good ?? observation.fact.at, because: observation.fact.detail }
    }
    if (isKind(observation, 'mailbox-read') && observation.fact.mailbox === mailbox) {
      if (since !== null) gaps.push({ mailbox, from: since.at, to: observation.fact.at, because: since.because })
      since = null
      good = observation.fact.at
    }
  }
  if (since !== null) gaps.push({ mailbox, from: since.at, to: asOf, because: since.because })
  return gaps
}

interface Canary {
  readonly sent: Instant
  readonly arrived: boolean
  readonly overdue: Instant
}

function canariesOf(
  plan: Plan,
  mailbox: string,
  observations: readonly Observation[],
  readings: readonly Reading[],
): readonly Canary[] {
  const arrived = new Set(readings.flatMap(({ belongsTo }) => (belongsTo.kind === 'own' ? [belongsTo.canary] : [])))
  return observations
    .filter((observation) => isKind(observation, 'canary-sent'))
    .filter(({ fact }) => fact.mailbox === mailbox)
    .map(({ fact }) => ({
      sent: fact.at,
      arrived: arrived.has(fact.canary),
      overdue: plus(fact.at, plan.listening.canaryLimit),
    }))
}

// A canary that did not come through makes the time around it deaf, back to the last that did and on to the next.
function deaf(mailbox: string, canaries: readonly Canary[], asOf: Instant): readonly Gap[] {
  const gaps: Gap[] = []
  canaries.forEach((canary, index) => {
    if (canary.arrived || canary.overdue > asOf) return
    const before = canaries.slice(0, index).findLast(({ arrived }) => arrived)
    const after = canaries.slice(index + 1).find(({ arrived }) => arrived)
    const gap = {
      mailbox,
      from: before?.sent ?? canary.sent,
      to: after?.sent ?? asOf,
      because: 'a canary did not come through',
    }
    if (gaps.at(-1)?.from !== gap.from) gaps.push(gap)
  })
  return gaps
}
