import { z } from 'zod'
import { Fact, type FactOf, type ObservationRef } from './fact.ts'
import type { Frozen } from './frozen.ts'
import { ContactId, TurnId } from './plan.ts'
import { Instant } from './time.ts'
import { Sha256, Witness } from './words.ts'

/** A chain of its own: `worker:main`, `mailbox:shopper`, `person:review`. */
export const Stream = z.string().regex(/^(worker|mailbox|person):[a-z0-9][a-z0-9.-]*$/)
export type Stream = Frozen<z.infer<typeof Stream>>

/** One raw fact as the journal keeps it: never changed, only added. `fact.at` is when it happened, `recorded` when it was written down. */
export const Observation = z.strictObject({
  stream: Stream,
  seq: z.int().positive(),
  recorded: Instant,
  witness: Witness,
  contact: ContactId.nullable(),
  turn: TurnId.nullable(),
  fact: Fact,
  /** The hash of the one before in this stream; 64 zeros for the first. */
  previous: Sha256,
  hash: Sha256,
})
export type Observation = Frozen<z.infer<typeof Observation>>
export type ObservationOf<Kind extends Fact['kind']> = Omit<Observation, 'fact'> & { readonly fact: FactOf<Kind> }

/** What is handed to the journal; the journal adds its place in the chain. */
export type NewObservation = Pick<Observation, 'stream' | 'recorded' | 'witness' | 'contact' | 'turn' | 'fact'>

/** The short name by which others point to an observation. */
export function refOf(observation: Pick<Observation, 'stream' | 'seq'>): ObservationRef {
  return `${observation.stream}#${observation.seq}`
}

/** Narrows an observation to one kind of fact. */
export function isKind<Kind extends Fact['kind']>(
  observation: Observation,
  kind: Kind,
): observation is Observation & ObservationOf<Kind> {
  return observation.fact.kind === kind
}

/** The last link of a stream. */
export interface Head {
  readonly stream: Stream
  readonly seq: number
  readonly hash: Sha256
}

/** All heads under one hash, as it is printed in a report and sealed at the close. */
export interface StudyHead {
  readonly heads: readonly Head[]
  readonly hash: Sha256
}

/** Why an append was declined: the condition that was checked in the same transaction did not hold. */
export interface Declined {
  readonly kind: 'declined'
  readonly code: string
  readonly because: string
  /** True where the same may be allowed later: a day's budget, a minimum gap. */
  readonly passing: boolean
}

/**
 * The append-only, hash-chained observations. What `append` has returned is on the disk.
 *
 * A contact's turn has at most one intent, whoever writes it: a second one is declined with code `already-intended`.
 */
export interface Journal {
  append(observations: readonly NewObservation[]): Promise<readonly Observation[]>
  /** Appends all or nothing; `unless` is asked inside the transaction, with all that was intended before. */
  appendIntent(
    intent: NewObservation,
    unless: (intents: readonly ObservationOf<'intent'>[]) => Declined | null,
  ): Promise<Observation | Declined>
  /** Every observation in the order of its being written, from after `cursor`. */
  read(cursor?: Cursor): Promise<{ readonly observations: readonly Observation[]; readonly cursor: Cursor }>
  head(): Promise<StudyHead>
  close(): Promise<void>
}

/** Where a reader stopped; opaque. */
export type Cursor = number
