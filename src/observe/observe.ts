import { type ObservationOf, refOf } from '../model/observation.ts'
import type { Contact, Plan } from '../model/plan.ts'
import type { Belonging, Reading } from '../model/reading.ts'
import { ticketIn } from '../text/ticket.ts'
import { correlate } from './correlate.ts'
import { decisionsBy, kindSaid } from './decisions.ts'
import { judge } from './judge.ts'
import type { Message } from './message.ts'
import { RULES_VERSION } from './rules-version.ts'

/** A mail as it was received, with what is in it. */
export interface Mail {
  readonly observation: ObservationOf<'mail-received'>
  readonly message: Message
}

/** One message, whichever folders it was seen in. */
interface Received {
  readonly copies: readonly Mail[]
  readonly first: Mail
}

const ROLES = ['inbox', 'junk', 'other', 'all'] as const

/**
 * What every message means: one reading for each distinct mail, in the order of receipt.
 * Pure, and independent of the order in which the mails are handed over.
 */
export function observe(input: {
  readonly plan: Plan
  readonly mails: readonly Mail[]
  readonly outcomes: readonly ObservationOf<'outcome'>[]
  readonly canaries: readonly ObservationOf<'canary-sent'>[]
  readonly decisions: readonly ObservationOf<'decision'>[]
}): readonly Reading[] {
  const received = distinct(input.mails)
  const saidOf = decisionsBy(input.decisions)
  const refs = received.map(({ copies }) => copies.map(({ observation }) => refOf(observation)))
  const belongings = correlate(
    received.map(({ first }, index) => ({ message: first.message, decision: saidOf(refs[index] ?? [], 'belongs-to') })),
    input,
  )
  const contacts = new Map(input.plan.contacts.map((contact) => [contact.id, contact]))
  return received.map((mail, index) => {
    const belongsTo = belongings[index] ?? {
      kind: 'quarantine',
      candidates: [],
      reason: 'nothing in it fits a contact',
    }
    const contact = belongsTo.kind === 'contact' ? (contacts.get(belongsTo.contact) ?? null) : null
    return readingOf(mail, belongsTo, contact, saidOf(refs[index] ?? [], 'is-a'))
  })
}

function readingOf(
  { copies, first }: Received,
  belongsTo: Belonging,
  contact: Contact | null,
  said: ObservationOf<'decision'> | null,
): Reading {
  const { observation, message } = first
  const judged = judge(message, belongsTo, contact)
  const decided = said === null ? null : kindSaid(said, judged)
  return {
    observation: refOf(observation),
    evidence: observation.fact.evidence.sha256,
    mailbox: observation.fact.mailbox,
    role: ROLES.find((role) => copies.some((copy) => copy.observation.fact.role === role)) ?? 'other',
    received: observation.fact.at,
    claimed: message.date,
    belongsTo,
    kind: decided?.kind ?? judged.kind,
    by: decided?.by ?? judged.by,
    why: decided?.why ?? judged.why,
    decidedBy: decided === null ? 'rules' : 'person',
    language: judged.language,
    ticket: belongsTo.kind === 'own' ? null : ticketIn(message.subject, message.text),
    asksFor: judged.asksFor,
    handoff: judged.handoff,
    optOut: judged.optOut,
    delivery:
      judged.delivery === null
        ? null
        : { ...judged.delivery, recipient: published(judged.delivery.recipient, contact) },
    promises: judged.promises,
    senderDomain: message.from?.domain ?? null,
    rules: RULES_VERSION,
  }
}

// The brand's published address may be named; any other may be a person's own, so only its domain is kept.
function published(address: string | null, contact: Contact | null): string | null {
  if (address === null) return null
  if (contact?.target.kind === 'email' && contact.target.address.toLowerCase() === address) return address
  return address.slice(address.lastIndexOf('@') + 1)
}

// The same bytes in two folders are one message, received when the first copy was.
function distinct(mails: readonly Mail[]): readonly Received[] {
  const groups = Map.groupBy(mails, ({ observation }) => observation.fact.evidence.sha256)
  return [...groups.values()]
    .map((group) => {
      const copies = group.toSorted(byReceipt)
      return { copies, first: copies[0] as Mail }
    })
    .toSorted((a, b) => byReceipt(a.first, b.first))
}

function byReceipt({ observation: a }: Mail, { observation: b }: Mail): number {
  return compare(a.fact.at, b.fact.at) || compare(a.stream, b.stream) || a.seq - b.seq
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
