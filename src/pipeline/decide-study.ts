import type { FactOf } from '../model/fact.ts'
import { isKind, refOf } from '../model/observation.ts'
import type { TurnId } from '../model/plan.ts'
import { READING_KINDS, type Reading } from '../model/reading.ts'
import { RingbackError } from '../support/errors.ts'
import { note } from './journal-keeper.ts'
import { openStudy } from './open-study.ts'
import { openReader } from './readings.ts'
import { streamOf } from './stream-of.ts'
import type { World } from './world.ts'

type Says = FactOf<'decision'>['says']

/** What a person decides: about a message, or about a contact. */
export interface Decision {
  /** The message's observation, as `mailbox:shopper#12`; null where the contact itself is meant. */
  readonly about: string | null
  readonly contact: string | null
  readonly turn: TurnId | null
  readonly says: Says
  readonly by: string
  readonly note: string
}

/** Writes a person's decision into the journal. It wins over what the rules read. */
export async function decide(folder: string, decision: Decision, world: World): Promise<void> {
  const stream = streamOf('person', decision.by)
  const study = await openStudy(folder, world)
  try {
    const observations = await study.observations()
    const { about, contact, says, turn, by } = decision
    if (about !== null && !observations.some((one) => isKind(one, 'mail-received') && refOf(one) === about)) {
      throw new RingbackError('wrong-use', `Expected a message as \`mailbox:shopper#12\`, got \`${about}\``)
    }
    for (const id of [contact, says.kind === 'belongs-to' ? says.contact : null]) {
      if (id !== null && !study.plan.plan.contacts.some((one) => one.id === id)) {
        throw new RingbackError('wrong-use', `Expected a contact of the plan, got \`${id}\``)
      }
    }
    if (says.kind === 'is-a' && !READING_KINDS.some((kind) => kind === says.reading)) {
      throw new RingbackError('wrong-use', `Expected one of ${READING_KINDS.join(', ')}, got \`${says.reading}\``)
    }
    const fact = { kind: 'decision', at: world.clock.now(), about, says, by, note: decision.note } as const
    await note(study, fact, { stream, contact, turn, person: true })
  } finally {
    await study.close()
  }
}

/** A message that waits for a person: in quarantine, or undecided. */
export interface Waiting {
  readonly observation: string
  readonly received: string
  readonly senderDomain: string | null
  readonly belongsTo: Reading['belongsTo']
  readonly kind: string
  readonly why: readonly string[]
  readonly evidence: string
}

/** Everything that waits for a person, oldest first. */
export async function waitingFor(folder: string, world: World): Promise<readonly Waiting[]> {
  const study = await openStudy(folder, world)
  try {
    const readings = await openReader(study.store).readings(study.plan.plan, await study.observations())
    return readings
      .filter(
        ({ belongsTo, kind }) =>
          belongsTo.kind === 'quarantine' || (belongsTo.kind === 'contact' && kind === 'undecided'),
      )
      .toSorted((a, b) => (a.received < b.received ? -1 : 1))
      .map(({ observation, received, senderDomain, belongsTo, kind, why, evidence }) => ({
        observation,
        received,
        senderDomain,
        belongsTo,
        kind,
        why,
        evidence,
      }))
  } finally {
    await study.close()
  }
}
