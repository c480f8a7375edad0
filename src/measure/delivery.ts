import type { Acceptor } from '../model/fact.ts'
import type { DeliveryGrade, StartBounds } from '../model/measurement.ts'
import { isKind, type ObservationOf, refOf } from '../model/observation.ts'
import type { Reading } from '../model/reading.ts'
import type { Instant } from '../model/time.ts'
import { earlier, later } from '../support/clock.ts'
import { type History, provesArrival } from './history.ts'

/** Where a contact's clock starts, and how well that is proven. */
export interface Start {
  readonly grade: DeliveryGrade
  readonly at: Instant | null
  readonly by: Acceptor | null
  /** Set where the brand's acceptance is known only to lie between two instants; `at` is then the earlier. */
  readonly bounds: StartBounds | null
  readonly from: readonly string[]
}

/**
 * The clock starts at the brand's own acceptance: its mail server's 250, or the form's observed acceptance.
 * A relay of ours proves nothing, until its log, a delivery report, a reply or a person does. A reply proves more than a
 * server's word that the message failed: somebody had it.
 */
export function startOf(history: History): Start {
  const intent = history.intent('opening')
  const opened = history.settled('opening')
  if (intent === null) return nothing('not-sent')
  const reply = history.readings.find(provesArrival)
  const refuted = refutation(history)
  const outcome = refuted !== null ? 'rejected' : (opened?.outcome ?? 'unknown')
  if (opened === null || outcome !== 'accepted') {
    const why = refuted ?? refOf(opened?.by ?? intent)
    if (reply === undefined) return nothing(outcome === 'rejected' ? 'failed' : 'unknown', [why])
    return between('settled-by-reply', null, intent.fact.at, reply.received, [why, reply.observation])
  }
  if (isKind(opened.by, 'decision')) return said(intent.fact.at, opened.at, opened.by, reply)
  const { at, by } = opened.by.fact
  if (by !== 'relay') return { grade: 'proven', at, by, bounds: null, from: [refOf(opened.by)] }
  return relayed(history, at, refOf(opened.by), reply)
}

// What says that the opening never reached the brand, although a server took it: a relay's log, a person, a report.
function refutation({ observations, readings, decisions }: History): string | null {
  const person = decisions.some(({ fact: { says } }) => says.kind === 'outcome' && says.turn === 'opening')
  const logged = observations.filter((one) => isKind(one, 'delivery')).filter(({ turn }) => turn === 'opening')
  if (person || logged.some(({ fact }) => fact.status === 'delivered')) return null
  const failed = logged.find(({ fact }) => fact.status === 'failed')
  if (failed !== undefined) return refOf(failed)
  return readings.find(({ delivery }) => delivery?.status === 'failed' && isOpening(delivery.turn))?.observation ?? null
}

// A person who does not say when has seen only that it was before.
function said(sent: Instant, at: Instant, decision: ObservationOf<'decision'>, reply: Reading | undefined): Start {
  const from = [refOf(decision)]
  const { says } = decision.fact
  if (says.kind === 'outcome' && says.at !== null) return { grade: 'proven', at, by: null, bounds: null, from }
  return between('proven', null, sent, reply === undefined ? at : earlier(at, reply.received), from)
}

function relayed(history: History, handed: Instant, from: string, reply: Reading | undefined): Start {
  const logged = history.observations
    .filter((one) => isKind(one, 'delivery'))
    .find(({ turn, fact }) => turn === 'opening' && fact.status === 'delivered')
  if (logged !== undefined) {
    return { grade: 'proven', at: logged.fact.at, by: 'brand-mail-server', bounds: null, from: [from, refOf(logged)] }
  }
  const report = history.readings.find(
    ({ delivery }) => delivery !== null && isDone(delivery.status) && isOpening(delivery.turn),
  )
  if (report !== undefined) {
    const latest = reply === undefined ? report.received : earlier(report.received, reply.received)
    return between('proven', 'brand-mail-server', handed, latest, [from, report.observation])
  }
  if (reply !== undefined)
    return between('settled-by-reply', 'relay', handed, reply.received, [from, reply.observation])
  return { grade: 'unproven', at: handed, by: 'relay', bounds: null, from: [from] }
}

function isOpening(turn: string | null): boolean {
  return turn === null || turn === 'opening'
}

function isDone(status: string): boolean {
  return status === 'delivered' || status === 'relayed'
}

// The mail server's clock counts whole seconds: its stamp may seem to come before ours.
function between(
  grade: DeliveryGrade,
  by: Acceptor | null,
  earliest: Instant,
  latest: Instant,
  from: readonly string[],
): Start {
  return { grade, at: earliest, by, bounds: { earliest, latest: later(earliest, latest) }, from }
}

function nothing(grade: DeliveryGrade, from: readonly string[] = []): Start {
  return { grade, at: null, by: null, bounds: null, from }
}
