import { isKind, type Observation, type ObservationOf } from '../model/observation.ts'
import { type Settled, settledOutcome } from '../model/outcome.ts'
import type { Contact, TurnId } from '../model/plan.ts'
import type { Reading } from '../model/reading.ts'

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
export function historyOf(
  contact: Contact,
  observations: readonly Observation[],
  readings: readonly Reading[],
): History {
  const decisions = observations.filter((observation) => isKind(observation, 'decision'))
  const outcomes = observations.filter((observation) => isKind(observation, 'outcome'))
  const intents = observations.filter((observation) => isKind(observation, 'intent'))
  return {
    contact,
    observations,
    decisions,
    readings: readings.toSorted((a, b) => (a.received < b.received ? -1 : a.received > b.received ? 1 : 0)),
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

/** True for what counts as a first response: a person wrote about this contact. */
export function isPersonal({ kind, by }: Reading): boolean {
  return by === 'person' && PERSONAL.has(kind)
}

const PERSONAL: ReadonlySet<string> = new Set(['holding', 'request', 'handoff', 'answer', 'undecided'])

/** True for what tells the shopper that the contact arrived: an automatic word, or a person's. */
export function acknowledges(reading: Reading): boolean {
  return reading.kind === 'acknowledgement' || reading.kind === 'bot-answer' || isPersonal(reading)
}
