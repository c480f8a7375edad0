import type { Listening } from '../model/listening.ts'
import type { Gap } from '../model/measurement.ts'
import { isKind, type Observation, type ObservationOf, refOf } from '../model/observation.ts'
import type { Plan } from '../model/plan.ts'
import type { Reading } from '../model/reading.ts'
import type { Instant } from '../model/time.ts'
import { plus } from '../support/period.ts'
import { ordered } from './in-order.ts'

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
  const looks = inTime(
    observations.filter(
      (observation) => isKind(observation, 'mailbox-read') || isKind(observation, 'mailbox-lost'),
    ) as Look[],
  )
  const arrived = new Set(readings.flatMap(({ belongsTo }) => (belongsTo.kind === 'own' ? [belongsTo.canary] : [])))
  const sent = inTime(observations.filter((observation) => isKind(observation, 'canary-sent')))
  return plan.mailboxes.map((mailbox) => {
    const own = looks.filter(({ fact }) => fact.mailbox === mailbox)
    const reads = own.filter(({ fact }) => fact.kind === 'mailbox-read')
    const canaries = sent
      .filter(({ fact }) => fact.mailbox === mailbox)
      .map(({ fact: { at, canary } }) => ({
        sent: at,
        arrived: arrived.has(canary),
        overdue: plus(at, plan.listening.canaryLimit),
      }))
    return {
      mailbox,
      from: reads[0]?.fact.at ?? null,
      to: reads.at(-1)?.fact.at ?? null,
      canaries: { sent: canaries.length, arrived: canaries.filter(({ arrived }) => arrived).length },
      gaps: [...lost(mailbox, own, asOf), ...deaf(mailbox, canaries, asOf)].sort(byStart),
    }
  })
}

type Look = ObservationOf<'mailbox-read'> | ObservationOf<'mailbox-lost'>

// From the last good look before the loss to the first good look after it.
function lost(mailbox: string, looks: readonly Look[], asOf: Instant): readonly Gap[] {
  const gaps: Gap[] = []
  let good: Instant | null = null
  let since: Pick<Gap, 'from' | 'because'> | null = null
  for (const { fact } of looks) {
    if (fact.kind === 'mailbox-lost') {
      since ??= { from: good ?? fact.at, because: fact.detail }
      continue
    }
    if (since !== null) gaps.push({ mailbox, ...since, to: fact.at })
    since = null
    good = fact.at
  }
  if (since !== null) gaps.push({ mailbox, ...since, to: asOf })
  return gaps
}

interface Canary {
  readonly sent: Instant
  readonly arrived: boolean
  readonly overdue: Instant
}

// Canaries that did not come through make the time around them deaf, back to the last that did and on to the next.
function deaf(mailbox: string, canaries: readonly Canary[], asOf: Instant): readonly Gap[] {
  const gaps: Gap[] = []
  let before: Instant | null = null
  let from: Instant | null = null
  for (const { sent, arrived, overdue } of canaries) {
    if (!arrived && overdue <= asOf) from ??= before ?? sent
    if (!arrived) continue
    if (from !== null) gaps.push({ mailbox, from, to: sent, because: 'a canary did not come through' })
    before = sent
    from = null
  }
  if (from !== null) gaps.push({ mailbox, from, to: asOf, because: 'a canary did not come through' })
  return gaps
}

function inTime<One extends ObservationOf<'mailbox-read' | 'mailbox-lost' | 'canary-sent'>>(
  observations: readonly One[],
): readonly One[] {
  return ordered(observations, (one) => ({ at: one.fact.at, ref: refOf(one) }))
}

function byStart(a: Gap, b: Gap): number {
  return a.from < b.from ? -1 : a.from > b.from ? 1 : 0
}
