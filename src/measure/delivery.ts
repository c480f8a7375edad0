import type { Acceptor } from '../model/fact.ts'
import type { DeliveryGrade, StartBounds } from '../model/measurement.ts'
import { isKind, refOf } from '../model/observation.ts'
import type { Instant } from '../model/time.ts'
import { type History, isFromBrand } from './history.ts'

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
 * A relay of ours proves nothing, until its log, a delivery report or a reply does.
 */
export function startOf(history: History): Start {
  const intent = history.intent('opening')
  const opened = history.settled('opening')
  if (intent === null) return nothing('not-sent')
  const failed = history.readings.some(({ delivery }) => delivery?.status === 'failed' && isOpening(delivery.turn))
  if (failed) return nothing('failed', [refOf(intent)])
  const reply = history.readings.find(isFromBrand)
  if (opened === null || opened.outcome === 'unknown') {
    if (reply === undefined) return nothing('unknown', [refOf(intent)])
    return between('settled-by-reply', null, intent.fact.at, reply.received, [refOf(intent), reply.observation])
  }
  if (opened.outcome === 'rejected') {
    if (reply === undefined) return nothing('failed', [refOf(opened.by)])
    return between('settled-by-reply', null, intent.fact.at, reply.received, [refOf(opened.by), reply.observation])
  }
  const by = isKind(opened.by, 'outcome') ? opened.by.fact.by : null
  if (by !== 'relay') return { grade: 'proven', at: opened.at, by, bounds: null, from: [refOf(opened.by)] }
  return relayed(history, opened.at, refOf(opened.by), reply)
}

function relayed(
  history: History,
  handed: Instant,
  from: string,
  reply: History['readings'][number] | undefined,
): Start {
  const logged = history.observations.find(
    (observation) =>
      isKind(observation, 'delivery') && observation.turn === 'opening' && observation.fact.status === 'delivered',
  )
  if (logged !== undefined) {
    return { grade: 'proven', at: logged.fact.at, by: 'brand-mail-server', bounds: null, from: [from, refOf(logged)] }
  }
  const report = history.readings.find(
    ({ delivery }) => delivery !== null && isDone(delivery.status) && isOpening(delivery.turn),
  )
  if (report !== undefined) {
    return between('proven', 'brand-mail-server', handed, report.received, [from, report.observation])
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

function between(
  grade: DeliveryGrade,
  by: Acceptor | null,
  earliest: Instant,
  latest: Instant,
  from: readonly string[],
): Start {
  return { grade, at: earliest, by, bounds: { earliest, latest }, from }
}

function nothing(grade: DeliveryGrade, from: readonly string[] = []): Start {
  return { grade, at: null, by: null, bounds: null, from }
}
