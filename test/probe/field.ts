import type { Fact } from '../../src/model/fact.ts'
import type { NewObservation, Observation } from '../../src/model/observation.ts'
import type { Contact, TurnId } from '../../src/model/plan.ts'
import type { Reading } from '../../src/model/reading.ts'
import type { Instant } from '../../src/model/time.ts'
import { plan } from '../plan/a-plan.ts'

/** A contact of the good study. */
export const contact: Contact = plan.contacts[0] as Contact

/** A plan with that contact alone. */
export const oneContact = { ...plan, contacts: [contact] }

let seq = 0

/** An observation of the contact, as the journal would keep it. */
export function seen(fact: Fact, turn: TurnId | null = 'opening', of: Contact | null = contact): Observation {
  seq += 1
  const added: NewObservation = {
    stream: 'worker:main',
    recorded: fact.at,
    witness: 'instrument',
    contact: of?.id ?? null,
    turn,
    fact,
  }
  return { ...added, seq, previous: '0'.repeat(64), hash: '0'.repeat(64) }
}

/** The opening was accepted at that instant. */
export function opened(at: Instant, outcome: 'accepted' | 'rejected' | 'unknown' = 'accepted'): readonly Observation[] {
  return [intent(at), seen(outcomeFact(at, outcome))]
}

export function intent(at: Instant, turn: TurnId = 'opening', session = 's'): Observation {
  const to = contact.desk
  return seen(
    {
      kind: 'intent',
      at,
      session,
      channel: contact.channel,
      to,
      agentMinutes: 1,
      reliesOn: null,
      plan: '0'.repeat(64),
    },
    turn,
  )
}

export function outcomeFact(at: Instant, outcome: 'accepted' | 'rejected' | 'unknown'): Fact {
  return { kind: 'outcome', at, outcome, by: null, detail: '', queueId: null, messageId: null }
}

/** A message of the brand's to the contact. */
export function message(received: Instant, of: Partial<Reading> = {}): Reading {
  seq += 1
  return {
    observation: `mailbox:shopper#${seq}`,
    evidence: String(seq).padStart(64, '0'),
    mailbox: 'shopper',
    role: 'inbox',
    received,
    claimed: null,
    belongsTo: { kind: 'contact', contact: contact.id, by: 'address', reason: 'its own address' },
    kind: 'acknowledgement',
    by: 'machine',
    why: [],
    decidedBy: 'rules',
    language: 'en',
    ticket: null,
    asksFor: [],
    handoff: null,
    optOut: false,
    delivery: null,
    senderDomain: 'brand.test',
    rules: '1',
    ...of,
  }
}
