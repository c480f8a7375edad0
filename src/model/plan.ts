import { z } from 'zod'
import { Brand } from './brand.ts'
import type { Frozen } from './frozen.ts'
import { BrandPromise } from './promise.ts'
import { Recipe } from './recipe.ts'
import { Budget, Delivery, Engagement, Persona } from './study.ts'
import { Instant, Period } from './time.ts'
import { Channel, Item, Language, Sha256, Slug, Stage } from './words.ts'

/** Names a contact for ever: derived from the seed and what is asked of whom. */
export const ContactId = z.string().regex(/^c-[a-z0-9]{8}$/)
export type ContactId = Frozen<z.infer<typeof ContactId>>

/** Names a turn within its contact: `opening`, `reply:serial_number`, `close`. */
export const TurnId = z.union([z.literal('opening'), z.literal('close'), z.templateLiteral(['reply:', Item])])
export type TurnId = Frozen<z.infer<typeof TurnId>>

/** The frozen words of a turn. A reply under a desk's own subject has none of its own. */
export const Words = z.strictObject({
  subject: z.string().nullable(),
  body: z.string().min(1),
  attachment: z.string().nullable(),
})
export type Words = Frozen<z.infer<typeof Words>>

/** One test contact, frozen: who asks which brand what, how, in which words, from which address, not before when. */
export const Contact = z.strictObject({
  id: ContactId,
  brand: Slug,
  channel: Channel,
  /** Where the opening goes. */
  target: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('email'), address: z.email() }),
    z.strictObject({ kind: z.literal('form'), url: z.url(), recipe: Slug }),
  ]),
  /** Whose desk that is: the address's domain or the form's host. Budgets a desk are counted by it. */
  desk: z.string(),
  scenario: Slug,
  stage: Stage,
  wave: z.int().positive(),
  language: Language,
  persona: Slug,
  wording: z.int().positive(),
  /** Our reply address, minted for this contact alone. */
  address: z.email(),
  /** The mailbox in which answers to that address come in. */
  mailbox: Slug,
  /** The opaque part of the address; also in Message-IDs. */
  token: z.string().regex(/^[a-z2-9]{8}$/),
  notBefore: Instant,
  listens: Period,
  agentMinutes: z.number().positive(),
  opening: Words,
  replies: z.partialRecord(Item, Words),
  close: z.strictObject({ answered: Words, unanswered: Words }),
  /** What counts as an answer, in the contact's language and in the brand's own. */
  answers: z.array(z.string()),
  invents: z.boolean(),
  untruths: z.int().nonnegative(),
})
export type Contact = Frozen<z.infer<typeof Contact>>

/** A promise as this study holds it against its brands. */
export const HeldPromise = BrandPromise.extend({
  /** `brand:<slug>`, `standard:<slug>`, or `heard:<contact>` for what a reply promised to that contact. */
  from: z.string(),
  brand: Slug,
})
export type HeldPromise = Frozen<z.infer<typeof HeldPromise>>

/** What is sent, frozen before the first contact: `.ringback/plan.json`. */
export const Plan = z.strictObject({
  plan: z.literal(1),
  study: z.string(),
  seed: z.string(),
  made: Instant,
  engagement: Engagement,
  /** SHA-256 of the authorisation file; null where none is needed or there is none. */
  authorisation: Sha256.nullable(),
  /** Hosts and domains that this study may contact at all. */
  domains: z.array(z.string()),
  budget: Budget,
  sender: z.strictObject({ domain: z.string(), delivery: Delivery, canary: z.email() }),
  listening: z.strictObject({ every: Period, canary: Period, canaryLimit: Period, replyAfter: Period }),
  mailboxes: z.array(Slug),
  /** How long after the close evidence is kept; null: until a person deletes it. */
  retention: Period.nullable(),
  brands: z.array(Brand.extend({ slug: Slug })),
  personas: z.array(Persona),
  recipes: z.record(Slug, Recipe),
  promises: z.array(HeldPromise),
  contacts: z.array(Contact),
})
export type Plan = Frozen<z.infer<typeof Plan>>

/** A numbered change to what is still unsent: `.ringback/amendments/001.json`. */
export const Amendment = z.strictObject({
  amendment: z.int().positive(),
  /** The hash of the plan, or of the amendment before. */
  after: Sha256,
  made: Instant,
  because: z.string().min(1),
  change: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('withdraw-brand'), brand: Slug }),
    z.strictObject({ kind: z.literal('withdraw-contacts'), contacts: z.array(ContactId).min(1) }),
    z.strictObject({ kind: z.literal('recipe'), name: Slug, recipe: Recipe }),
    z.strictObject({ kind: z.literal('postpone'), contacts: z.array(ContactId).min(1), by: Period }),
  ]),
})
export type Amendment = Frozen<z.infer<typeof Amendment>>
