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

/** What a mail folder is for. An answer may land in any of them. */
export const FolderRole = z.enum(['inbox', 'junk', 'all', 'other'])
export type FolderRole = Frozen<z.infer<typeof FolderRole>>

const happened = { at: Instant }

/** The reading that an act answers, and the version of the rules that read it. */
const ReliesOn = z.strictObject({ observation: ObservationRef, reading: z.string(), rules: z.string() })

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
    /** What was to be written, as the recipe says it (`{{message}}`), never the words: those may be a customer's own. */
    template: z.string(),
    /** Whether the page held exactly that when it was read back; null where it can't be read. */
    matches: z.boolean().nullable(),
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
  z.strictObject({
    kind: z.literal('withheld'),
    ...happened,
    code: z.string(),
    because: z.string(),
    reliesOn: ReliesOn.nullable(),
  }),
  z.strictObject({ kind: z.literal('prepared'), ...happened, channel: Channel, rehearsal: z.boolean() }),
  z.strictObject({
    kind: z.literal('intent'),
    ...happened,
    session: z.string(),
    channel: Channel,
    /** Where it goes: the mail domain or the host. Never a whole address, which may name a person. */
    to: z.string(),
    agentMinutes: z.number(),
    reliesOn: ReliesOn.nullable(),
    /** The plan, or the last amendment, that the turn was taken from. */
    plan: Sha256,
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
    role: FolderRole,
    /** What makes it the same message at the next look: `<uidvalidity>/<uid>`, or the Maildir file's unique name. */
    key: z.string(),
    /** Whose clock `at` is: the mail server's (whole seconds), the delivery's name, or our first sight of it. */
    stamp: z.enum(['internaldate', 'maildir-name', 'first-seen']),
    evidence: EvidenceRef,
  }),
  /** Every folder was read to its end at `at`; since `since` nothing stood in the way. Null: the first look. */
  z.strictObject({
    kind: z.literal('mailbox-read'),
    ...happened,
    mailbox: Slug,
    since: Instant.nullable(),
    folders: z.array(z.strictObject({ name: z.string(), role: FolderRole })),
  }),
  z.strictObject({ kind: z.literal('mailbox-lost'), ...happened, mailbox: Slug, detail: z.string() }),
  z.strictObject({
    kind: z.literal('canary-sent'),
    ...happened,
    canary: z.string(),
    mailbox: Slug,
    messageId: z.string(),
    detail: z.string(),
  }),
  /** Our own server did not take the canary: nothing was proved, and nothing disproved. */
  z.strictObject({ kind: z.literal('canary-refused'), ...happened, canary: z.string(), detail: z.string() }),

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
      /** Whether what stopped the robot burdens a customer too. */
      z.strictObject({
        kind: z.literal('barrier-judged'),
        barrier: BarrierKind,
        burdens: z.enum(['customer', 'robot-only']),
      }),
      z.strictObject({ kind: z.literal('void'), because: z.string() }),
    ]),
    by: z.string(),
    note: z.string(),
  }),
  /** What a message meant, kept when its bytes are deleted: a published figure can still be recomputed. No words, no names. */
  z.strictObject({
    kind: z.literal('reading-kept'),
    ...happened,
    about: ObservationRef,
    rules: z.string(),
    reading: z.record(z.string(), z.json()),
  }),
  z.strictObject({
    kind: z.literal('published'),
    ...happened,
    head: Sha256,
    result: Sha256,
    contacts: Sha256,
    rules: z.string(),
    /** Every file of the report by its name, with the hash of its bytes. */
    files: z.record(z.string(), Sha256).optional(),
  }),
  z.strictObject({ kind: z.literal('evidence-deleted'), ...happened, sha256: Sha256, because: z.string() }),
])
export type Fact = Frozen<z.infer<typeof Fact>>
export type FactOf<Kind extends Fact['kind']> = Extract<Fact, { readonly kind: Kind }>
