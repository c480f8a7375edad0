import { z } from 'zod'
import { EvidenceRef } from './evidence.ts'
import type { Frozen } from './frozen.ts'
import { TurnId } from './plan.ts'
import { Instant } from './time.ts'
import { Channel, Sha256, Slug } from './words.ts'

/** Points to an observation: `worker:main#12`. */
export const ObservationRef = z.string().regex(/^[a-z]+:[a-z0-9.-]+#\d+$/)
export type ObservationRef = Frozen<z.infer<typeof ObservationRef>>

/** What can stand in the way of a contact. Whether it burdens a customer, a person says. */
export const BarrierKind = z.enum([
  'captcha',
  'login',
  'bot-wall',
  'unreachable',
  'form-changed',
  'form-error',
  'recipient-refused',
  'no-route',
  'unwilling-server',
])
export type BarrierKind = Frozen<z.infer<typeof BarrierKind>>

/** How a message ended that was, or may have been, handed over. */
export const Outcome = z.enum(['accepted', 'rejected', 'unknown'])
export type Outcome = Frozen<z.infer<typeof Outcome>>

/** Who accepted. A relay of ours proves nothing about the brand. */
export const Acceptor = z.enum(['brand-mail-server', 'relay', 'form'])
export type Acceptor = Frozen<z.infer<typeof Acceptor>>

const happened = { at: Instant }

/**
 * One timestamped raw fact, as a probe or a mailbox hands it over. It says what happened and when,
 * never what that means: no `late`, no `good`, no name of a person.
 */
export const Fact = z.discriminatedUnion('kind', [
  // The study
  z.strictObject({ kind: z.literal('plan-frozen'), ...happened, plan: Sha256, contacts: z.int() }),
  z.strictObject({ kind: z.literal('amended'), ...happened, amendment: z.int(), sha256: Sha256, because: z.string() }),
  z.strictObject({
    kind: z.literal('run-started'),
    ...happened,
    session: z.string(),
    version: z.string(),
    browser: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('run-ended'), ...happened, session: z.string(), because: z.string() }),
  z.strictObject({ kind: z.literal('stopped'), ...happened, because: z.string() }),
  z.strictObject({ kind: z.literal('resumed'), ...happened, because: z.string() }),
  z.strictObject({ kind: z.literal('closed'), ...happened, because: z.string() }),

  // On the way to a turn
  z.strictObject({
    kind: z.literal('page'),
    ...happened,
    url: z.string(),
    status: z.int().nullable(),
    evidence: EvidenceRef.nullable(),
  }),
  z.strictObject({
    kind: z.literal('field'),
    ...happened,
    field: z.string(),
    wrote: z.string(),
    readBack: z.union([z.string(), z.boolean(), z.null()]),
  }),
  z.strictObject({
    kind: z.literal('screenshot'),
    ...happened,
    moment: z.enum(['before', 'after', 'barrier']),
    evidence: EvidenceRef,
  }),
  z.strictObject({ kind: z.literal('blocked-request'), ...happened, method: z.string(), url: z.string() }),
  z.strictObject({
    kind: z.literal('barrier'),
    ...happened,
    barrier: BarrierKind,
    detail: z.string(),
    /** True where the same attempt may be made again later: nothing irreversible happened. */
    passing: z.boolean(),
    driver: z.enum(['playwright', 'puppeteer']).nullable(),
    rehearsal: z.boolean(),
    evidence: EvidenceRef.nullable(),
  }),

  /** Our own instrument failed; it says nothing about the brand. The turn may be tried again. */
  z.strictObject({ kind: z.literal('instrument-failed'), ...happened, code: z.string(), detail: z.string() }),

  // The irreversible act
  z.strictObject({ kind: z.literal('withheld'), ...happened, code: z.string(), because: z.string() }),
  z.strictObject({ kind: z.literal('prepared'), ...happened, channel: Channel, rehearsal: z.boolean() }),
  z.strictObject({
    kind: z.literal('intent'),
    ...happened,
    session: z.string(),
    channel: Channel,
    /** Where it goes: the mail domain or the host. Never a whole address, which may name a person. */
    to: z.string(),
    agentMinutes: z.number(),
    /** The reading that this turn answers, and the version of the rules that read it. */
    reliesOn: z.strictObject({ observation: ObservationRef, reading: z.string(), rules: z.string() }).nullable(),
  }),
  z.strictObject({
    kind: z.literal('exchange'),
    ...happened,
    protocol: z.enum(['smtp', 'http']),
    peer: z.string(),
    evidence: EvidenceRef,
  }),
  z.strictObject({
    kind: z.literal('outcome'),
    ...happened,
    outcome: Outcome,
    by: Acceptor.nullable(),
    /** The server's own words or what was seen on the page; for unknown, why it can't be known. */
    detail: z.string(),
    queueId: z.string().nullable(),
    messageId: z.string().nullable(),
  }),
  /** The relay's log or a person proved what the relay's 250 alone could not. */
  z.strictObject({
    kind: z.literal('delivery'),
    ...happened,
    status: z.enum(['delivered', 'delayed', 'failed']),
    proof: z.enum(['relay-log', 'person']),
    detail: z.string(),
  }),

  // The mailbox
  z.strictObject({
    kind: z.literal('mail-received'),
    ...happened,
    mailbox: Slug,
    folder: z.string(),
    role: z.enum(['inbox', 'junk', 'all', 'other']),
    /** What makes it the same message at the next look: `<uidvalidity>/<uid>`, or the Maildir file's unique name. */
    key: z.string(),
    evidence: EvidenceRef,
  }),
  /** Every folder was read to its end at `at`; since `since` nothing stood in the way. Null: the first look. */
  z.strictObject({
    kind: z.literal('mailbox-read'),
    ...happened,
    mailbox: Slug,
    since: Instant.nullable(),
    folders: z.array(z.string()),
  }),
  z.strictObject({ kind: z.literal('mailbox-lost'), ...happened, mailbox: Slug, detail: z.string() }),
  z.strictObject({
    kind: z.literal('canary-sent'),
    ...happened,
    canary: z.string(),
    messageId: z.string(),
    detail: z.string(),
  }),
  z.strictObject({ kind: z.literal('canary-lost'), ...happened, canary: z.string(), detail: z.string() }),

  // People, and the end of evidence
  z.strictObject({
    kind: z.literal('decision'),
    ...happened,
    /** What it is about: a message's observation, or null for the contact itself. */
    about: ObservationRef.nullable(),
    says: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('belongs-to'), contact: z.string().nullable() }),
      z.strictObject({ kind: z.literal('is-a'), reading: z.string() }),
      z.strictObject({ kind: z.literal('outcome'), turn: TurnId, outcome: Outcome, at: Instant.nullable() }),
      z.strictObject({ kind: z.literal('barrier-confirmed'), barrier: BarrierKind }),
      z.strictObject({ kind: z.literal('void'), because: z.string() }),
    ]),
    by: z.string(),
    note: z.string(),
  }),
  z.strictObject({ kind: z.literal('evidence-deleted'), ...happened, sha256: Sha256, because: z.string() }),
])
export type Fact = Frozen<z.infer<typeof Fact>>
export type FactOf<Kind extends Fact['kind']> = Extract<Fact, { readonly kind: Kind }>
