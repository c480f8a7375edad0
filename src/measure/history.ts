import { isKind, type Observation, type ObservationOf, refOf } from '../model/observation.ts'
import { type Settled, settledOutcome } from '../model/outcome.ts'
import type { Contact, TurnId } from '../model/plan.ts'
import type { Reading, ReadingKind } from '../model/reading.ts'
import { ordered } from './in-order.ts'

/** Everything that is known of one contact, in the order in which it happened. */
export interface History {
  readonly contact: Contact
  readonly observations: readonly Observation[]
  /** What the brand sent, and what servers reported of our own mail. */
  readonly readings: readonly Reading[]
  readonly decisions: readonly ObservationOf<'decision'>[]
  /** What became of a turn; null where it was never fired. */
  readonly settled: (turn: TurnId) => Settled | null
  readonly intent: (turn: TurnId) => ObservationOf<'intent'> | null
}

/** Gathers one contact's history. */
export function historyOf(contact: Contact, unordered: readonly Observation[], readings: readonly Reading[]): History {
  const observations = ordered(unordered, (observation) => ({ at: observation.fact.at, ref: refOf(observation) }))
  const decisions = observations.filter((observation) => isKind(observation, 'decision'))
  const outcomes = observations.filter((observation) => isKind(observation, 'outcome'))
  const intents = observations.filter((observation) => isKind(observation, 'intent'))
  return {
    contact,
    observations,
    decisions,
    readings: ordered(readings, ({ received, observation }) => ({ at: received, ref: observation })),
    settled: (turn) =>
      settledOutcome(
        outcomes.filter((outcome) => outcome.turn === turn),
        decisions.filter(({ fact }) => fact.says.kind === 'outcome' && fact.says.turn === turn),
      ),
    intent: (turn) => intents.find((intent) => intent.turn === turn) ?? null,
  }
}

/** True for what the brand itself sent: no delivery report, nothing of our own. */
export function isFromBrand({ kind, delivery }: Reading): boolean {
  return kind !== 'delivery-failure' && delivery === null && kind !== 'challenge'
}

/** True for what proves that the contact arrived: it answers to an address that only this contact ever had. */
export function provesArrival(reading: Reading): boolean {
  return isFromBrand(reading) && reading.kind !== 'unrelated'
}

/** True for what counts as a first response: a person wrote about this contact. */
export function isPersonal({ kind, by }: Reading): boolean {
  return by === 'person' && PERSONAL.has(kind)
}

const PERSONAL: ReadonlySet<ReadingKind> = new Set(['holding', 'request', 'handoff', 'answer', 'undecided'])

/** True for what tells the shopper that the contact arrived: an automatic word, or a person's. */
export function acknowledges(reading: Reading): boolean {
  return reading.kind === 'acknowledgement' || reading.kind === 'bot-answer' || isPersonal(reading)
}

/** True where a person must still say whether this is a first response. */
export function mayBePersonal({ kind, by }: Reading): boolean {
  return by === 'unknown' && PERSONAL.has(kind)
}

/** True where a person must still say whether this tells the shopper that the contact arrived. */
export function mayAcknowledge(reading: Reading): boolean {
  return mayBePersonal(reading) || (reading.kind === 'undecided' && reading.by === 'machine')
}

/** True for a person's message that answers. */
export function answers(reading: Reading): boolean {
  return isPersonal(reading) && reading.kind === 'answer'
}

/** True where a person must still say whether this answers. */
export function mayAnswer({ kind, by }: Reading): boolean {
  return (kind === 'undecided' && by !== 'machine') || (kind === 'answer' && by === 'unknown')
}
