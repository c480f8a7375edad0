import type { Acceptor, ObservationRef } from './fact.ts'
import type { ContactId } from './plan.ts'
import type { Metric } from './promise.ts'
import type { ReadingKind } from './reading.ts'
import type { Instant } from './time.ts'

/** How far it is proven that the brand got the contact. */
export type DeliveryGrade = 'proven' | 'settled-by-reply' | 'unproven' | 'unknown' | 'failed' | 'not-sent'

/** A stretch of time on both clocks, in seconds; null where the brand states no hours. */
export interface Stretch {
  readonly calendarSeconds: number
  readonly workingSeconds: number | null
}

/** Where the start is known only to lie between two instants; `start` is then the earlier, and a verdict that hangs on which is unknown. */
export interface StartBounds {
  readonly earliest: Instant
  readonly latest: Instant
}

/**
 * A duration of one contact.
 * - `observed`: it ended at `end`.
 * - `censored`: it had not ended when our listening did; the true value is longer than `stretch`.
 * - `unknown`: nothing can be said (delivery unproven, we did not listen, never sent); there is no number.
 */
export type Duration =
  | {
      readonly kind: 'observed'
      readonly startBounds: StartBounds | null
      readonly start: Instant
      readonly end: Instant
      readonly stretch: Stretch
      /** How long the brand waited for the shopper in between; already taken out of `stretch`. */
      readonly deducted: Stretch
      readonly from: readonly ObservationRef[]
    }
  | {
      readonly kind: 'censored'
      readonly startBounds: StartBounds | null
      readonly start: Instant
      readonly end: Instant
      readonly stretch: Stretch
      readonly deducted: Stretch
      readonly because: 'window-closed' | 'still-pending' | 'listening-gap'
      readonly from: readonly ObservationRef[]
    }
  | { readonly kind: 'unknown'; readonly because: string; readonly from: readonly ObservationRef[] }

/** How a contact stands in the disposition table: each contact in exactly one row. */
export const DISPOSITIONS = [
  'planned',
  'withdrawn',
  'withheld',
  'blocked',
  'rejected',
  'undelivered',
  'sent-unknown',
  'pending',
  'undecided',
  'answered',
  'referred',
  'asked-only',
  'acknowledged-only',
  'silent',
  'silence-unproven',
  'void',
] as const
export type Disposition = (typeof DISPOSITIONS)[number]

/** One moment on a contact's timeline, ready to be shown: no stranger's words, no names. */
export interface Moment {
  readonly at: Instant
  readonly what: string
  readonly detail: string | null
  readonly who: 'us' | 'brand' | 'machine' | 'person'
  readonly observation: ObservationRef
  readonly evidence: readonly string[]
}

/** All that was measured of one contact. */
export interface ContactMeasurement {
  readonly contact: ContactId
  readonly disposition: Disposition
  readonly delivery: DeliveryGrade
  readonly accepted: { readonly at: Instant; readonly by: Acceptor | null } | null
  /** When the listening for this contact ends, or ended. */
  readonly listensUntil: Instant | null
  readonly gaps: readonly Gap[]
  readonly durations: Readonly<Partial<Record<Metric, Duration>>>
  readonly responses: readonly {
    readonly at: Instant
    readonly kind: ReadingKind
    readonly by: 'machine' | 'person' | 'unknown'
    readonly language: string | null
    readonly observation: ObservationRef
    readonly handoff: string | null
    readonly inJunk: boolean
  }[]
  /** When each promise falls due for this contact, by `<from>/<id>`; null where it does not apply or the start is unknown. */
  readonly due: Readonly<Record<string, Instant | null>>
  /** The first response's language against the language that the shopper wrote in; null where there was none or it is not known. */
  readonly sameLanguage: boolean | null
  readonly turnsSent: number
  readonly agentMinutes: number
  readonly barriers: readonly {
    readonly barrier: string
    readonly detail: string
    readonly confirmed: boolean
    readonly observation: ObservationRef
  }[]
  readonly timeline: readonly Moment[]
}

/** A time in which an answer could have come without our seeing it. */
export interface Gap {
  readonly mailbox: string
  readonly from: Instant
  readonly to: Instant
  readonly because: string
}
