import type { ObservationRef } from './fact.ts'
import type { ContactId, TurnId } from './plan.ts'
import type { Instant } from './time.ts'
import type { Item, Language, Sha256, Slug } from './words.ts'

/** What a message is to the shopper who waits. */
export const READING_KINDS = [
  'delivery-failure',
  'challenge',
  'out-of-office',
  'acknowledgement',
  'bot-answer',
  'holding',
  'request',
  'handoff',
  'answer',
  'survey',
  'marketing',
  'unrelated',
  'undecided',
] as const
export type ReadingKind = (typeof READING_KINDS)[number]

/** Whose message it is, and how that was found. */
export type Belonging =
  | {
      readonly kind: 'contact'
      readonly contact: ContactId
      readonly by: 'person' | 'address' | 'message-id' | 'subject-tag' | 'ticket' | 'sender'
      readonly reason: string
    }
  /** Our own mail come back to us: a canary by its token, or (null) a rehearsal. */
  | { readonly kind: 'own'; readonly canary: string | null }
  | { readonly kind: 'quarantine'; readonly candidates: readonly ContactId[]; readonly reason: string }

/** What a delivery report says of our own message. */
export interface DeliveryReport {
  /** The turn of ours that it reports on; null where it does not say. */
  readonly turn: TurnId | null
  readonly status: 'delivered' | 'relayed' | 'delayed' | 'failed'
  readonly code: string | null
  readonly reason: string | null
  readonly recipient: string | null
  /** When the reporting server says that it happened; its own clock. */
  readonly claimed: Instant | null
}

/** A time that a message promises, in its own words; personal names are taken out of the quote. */
export interface HeardPromise {
  readonly about: 'acknowledge' | 'call-back' | 'repair' | 'resolve' | 'respond'
  readonly min: number | null
  readonly max: number | null
  readonly unit: 'minute' | 'hour' | 'day' | 'week' | 'month' | null
  readonly working: boolean
  readonly quote: string
}

/** What a message means: derived from the bytes, with the version of the rules. Holds no words and no names of a stranger but what is listed. */
export interface Reading {
  readonly observation: ObservationRef
  readonly evidence: Sha256
  readonly mailbox: Slug
  readonly role: 'inbox' | 'junk' | 'all' | 'other'
  /** Our own receipt. */
  readonly received: Instant
  /** The sender's Date header: a claim, kept for its skew, never counted with. */
  readonly claimed: Instant | null
  readonly belongsTo: Belonging
  readonly kind: ReadingKind
  readonly by: 'machine' | 'person' | 'unknown'
  readonly why: readonly string[]
  readonly decidedBy: 'rules' | 'person'
  readonly language: Language | null
  readonly ticket: string | null
  readonly asksFor: readonly Item[]
  readonly handoff: { readonly to: string; readonly detail: string | null } | null
  readonly optOut: boolean
  readonly delivery: DeliveryReport | null
  /** The times that it promises; absent from readings that were kept before promises were heard. */
  readonly promises?: readonly HeardPromise[]
  /** The domain that wrote; the address itself stays in the evidence. */
  readonly senderDomain: string | null
  readonly rules: string
}

/** What a reply of ours needs from the message that it answers. Lives only while the field is run; never printed. */
export interface ReplyTo {
  readonly address: string
  readonly messageId: string | null
  readonly references: readonly string[]
  readonly subject: string
}
