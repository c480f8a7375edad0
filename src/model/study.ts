import { z } from 'zod'
import type { Frozen } from './frozen.ts'
import { Period, WrittenInstant } from './time.ts'
import { Channel, Item, Language, Sha256, Slug } from './words.ts'

/** Who allowed the fieldwork, and how far it may go. The gate refuses the rest. */
export const Engagement = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('own'), authorisation: z.string().optional() }),
  z.strictObject({ kind: z.literal('consented'), authorisation: z.string().optional() }),
  z.strictObject({
    kind: z.literal('third-party'),
    purpose: z.string().min(1),
    /** The real person who sends, answers for it, and is the persona. */
    responsible: z.strictObject({ name: z.string().min(1), email: z.email() }),
    /** The hash of every wording that the responsible person read and signed off: `ringback check` prints it. */
    signedOff: Sha256.optional(),
  }),
  z.strictObject({
    kind: z.literal('genuine-case'),
    purpose: z.string().min(1),
    customer: z.strictObject({ persona: Slug, consent: z.string().min(1) }),
    case: z.strictObject({ brand: Slug, scenario: Slug }),
    responsible: z.strictObject({ name: z.string().min(1), email: z.email() }),
  }),
])
export type Engagement = Frozen<z.infer<typeof Engagement>>

/** What an own or consenting brand signed: `authorisation.yaml`. The brand publishes the file's SHA-256 on every domain. */
export const Authorisation = z.strictObject({
  authorisation: z.literal(1),
  by: z.strictObject({ name: z.string().min(1), role: z.string().min(1), company: z.string().min(1) }),
  domains: z.array(z.string().min(1)).min(1),
  until: WrittenInstant,
  staffTold: z.strictObject({ on: z.iso.date(), text: z.string().min(1) }),
})
export type Authorisation = Frozen<z.infer<typeof Authorisation>>

/** Who the shopper is. */
export const Persona = z.strictObject({
  slug: Slug,
  name: z.string().min(1),
  company: z.string().optional(),
  languages: z.array(Language).min(1),
  /** The part of the reply address before the minted token, as `anna.keller`. */
  mailName: z.string().regex(/^[a-z0-9]+([._-][a-z0-9]+)*$/),
  phone: z.strictObject({ number: z.string(), watched: z.literal(true) }).optional(),
  address: z.string().optional(),
  /** What can be given when a desk asks: the number itself, or the file's path in the study. */
  items: z.partialRecord(Item, z.string().min(1)).default({}),
})
export type Persona = Frozen<z.infer<typeof Persona>>

/** What the field may cost the people who answer. The scheduler stops at the first that is reached. */
export const Budget = z.strictObject({
  contactsPerBrand: z.int().positive().default(8),
  contactsPerDesk: z.int().positive().default(8),
  contactsPerChannel: z.int().positive().default(4),
  contactsPerDay: z.int().positive().default(2),
  minimumGap: Period.default('PT4H'),
  agentMinutesPerBrand: z.number().positive().default(60),
})
export type Budget = Frozen<z.infer<typeof Budget>>

/** How long a mail server may take to answer for a message that it has, before its outcome is unknown. RFC 5321 4.5.3.2.6 asks for ten minutes. */
const patience = Period.default('PT10M')

/** How our mail leaves. `direct` speaks to the brand's own mail server; `relay` hands to ours, and proves less. */
export const Delivery = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('direct'), hello: z.string().optional(), patience }),
  z.strictObject({
    kind: z.literal('relay'),
    host: z.string().min(1),
    port: z.int().min(1).max(65535),
    secure: z.enum(['tls', 'starttls', 'none']).default('starttls'),
    user: z.string().optional(),
    /** The environment variable that holds the password. */
    passwordFrom: z.string().optional(),
    /** The relay's own log (Postfix's format), where this machine can read it: it says whose 250 it was. */
    log: z.string().optional(),
    patience,
  }),
])
export type Delivery = Frozen<z.infer<typeof Delivery>>

/** Whose mail it is that the brands see. */
export const Sender = z.strictObject({
  domain: z.string().min(1),
  /** `catch-all` mints `anna.keller.k7m2qd@domain`; `plus` mints `mailbox+k7m2qd@domain`. */
  addressing: z.enum(['catch-all', 'plus']).default('catch-all'),
  mailbox: z
    .string()
    .regex(/^[a-z0-9._-]+$/)
    .default('shopper'),
  delivery: Delivery,
})
export type Sender = Frozen<z.infer<typeof Sender>>

/** Where the answers come in. */
export const Mailbox = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('imap'),
    name: Slug,
    host: z.string().min(1),
    port: z.int().min(1).max(65535),
    secure: z.enum(['tls', 'starttls', 'none']).default('tls'),
    user: z.string().min(1),
    passwordFrom: z.string().min(1),
    folders: z.array(z.string()).optional(),
  }),
  z.strictObject({ kind: z.literal('maildir'), name: Slug, path: z.string().min(1) }),
])
export type Mailbox = Frozen<z.infer<typeof Mailbox>>

/** The whole fieldwork: `study.yaml`. */
export const Study = z.strictObject({
  ringback: z.literal(1),
  name: z.string().min(1),
  seed: z.string().min(1),
  engagement: Engagement,
  /** Contacts are opened from `opens` for the length of `sends`; each is listened to for `listens` after it was accepted. */
  window: z.strictObject({ opens: WrittenInstant, sends: Period, listens: Period }),
  waves: z.int().positive().max(52).default(1),
  /** The time between the starts of two waves. */
  every: Period.optional(),
  brands: z.union([z.array(Slug).min(1), z.string().regex(/\.csv$/)]),
  scenarios: z.array(Slug).min(1),
  channels: z.array(Channel).min(1),
  languages: z.array(Language).min(1),
  standards: z.array(Slug).default([]),
  personas: z.array(Persona).min(1),
  budget: Budget.prefault({}),
  sender: Sender,
  mailboxes: z.array(Mailbox).min(1),
  /** For reserved domains only: where their mail server is, on this machine. */
  routes: z
    .record(
      z.string(),
      z
        .string()
        .regex(/^(127\.0\.0\.1|localhost|\[::1\]):\d+$/, 'Expected a port of this machine such as `127.0.0.1:2525`'),
    )
    .default({}),
  /** How often the mailboxes are read, how often a canary proves that they still can be, and when the shopper reacts. */
  listening: z
    .strictObject({
      every: Period.default('PT5M'),
      canary: Period.default('P1D'),
      canaryLimit: Period.default('PT30M'),
      /** A shopper reads mail now and then: this long after a message, the scripted turn follows. */
      replyAfter: Period.default('PT1H'),
    })
    .prefault({}),
  /** Addresses and domains that must never be written to. */
  suppression: z.array(z.string().min(1)).default([]),
  retention: z.strictObject({ evidence: Period }).optional(),
  /** An RFC 3161 service that signs every seal's hash. */
  timestampAuthority: z.url().optional(),
})
export type Study = Frozen<z.infer<typeof Study>>
