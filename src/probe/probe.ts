import type { EvidenceStore } from '../model/evidence.ts'
import type { BarrierKind, Fact, FactOf } from '../model/fact.ts'
import type { ContactId, TurnId, Words } from '../model/plan.ts'
import type { ReplyTo } from '../model/reading.ts'
import type { Persona } from '../model/study.ts'
import type { Channel, Language, Witness } from '../model/words.ts'
import type { Clock } from '../support/clock.ts'

/** One thing that the shopper is about to send, ready to be handed to a probe. */
export interface Turn {
  readonly contact: ContactId
  readonly id: TurnId
  readonly language: Language
  readonly words: Words
  readonly persona: Persona
  /** Our reply address, minted for this contact alone. */
  readonly address: string
  /** For mail: the Message-ID that this turn will bear, minted before it is sent. */
  readonly messageId: string
  /** For mail: where it goes. The brand's published address for an opening, the writer's for a reply. */
  readonly to: string | null
  /** The message that this turn answers; null for an opening. */
  readonly replyTo: ReplyTo | null
  /** What a form's `{{…}}` may name, beside the words: product, serial_number, order_number, purchase_date. */
  readonly values: Readonly<Record<string, string>>
  /** The bytes behind `words.attachment`; null where the turn has none. */
  readonly attachment: { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array } | null
}

/** What a probe is given to work with. */
export interface ProbeContext {
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly evidence: EvidenceStore
  /** True when nothing may be sent to the brand: `prepare` and `close` only. */
  readonly rehearsal: boolean
  /** Refuses hosts and mail domains that the engagement does not cover; asked again by the probe at the last moment. */
  readonly allows: (host: string) => boolean
  readonly log: (line: string) => void
}

/** All is set: one call of `fire` away from the irreversible act. */
export interface Armed {
  readonly kind: 'armed'
  /** Where the act will go: a mail domain or a host. */
  readonly to: string
  /** `person` where a person does the act: the assisted form. */
  readonly witness?: Witness
  readonly facts: readonly Fact[]
  /**
   * The irreversible act, once. Ends with exactly one `outcome` among the facts: accepted, rejected or unknown.
   * Never throws for what the other side does; a second call throws.
   */
  fire(): Promise<readonly Fact[]>
  /** Lets go of everything; nothing is sent that was not fired. Safe to call twice. */
  close(): Promise<void>
}

/** Something stands in the way. Nothing irreversible happened. */
export interface Blocked {
  readonly kind: 'blocked'
  readonly barrier: BarrierKind
  /** True where the same turn may be tried again later. */
  readonly passing: boolean
  /** Ends with the `barrier` fact. */
  readonly facts: readonly Fact[]
}

/** A fact that came by the channel itself, with the contact that it belongs to, where that is known. */
export interface Heard {
  readonly contact: ContactId | null
  readonly turn: TurnId | null
  readonly fact: Fact
}

/**
 * The code that works one channel: a plain object, no base class; a capability is an optional method.
 * A probe says what happened and when. It never says late, good or broken.
 */
export interface Probe<Options = unknown> {
  readonly channel: Channel
  readonly contract: 1
  /** Checks what the study gives to this probe; throws RingbackError with every problem. */
  parseOptions(raw: unknown): Options
  /** Everything up to, and never including, the irreversible act: open, fill, read back, screenshot. */
  prepare(turn: Turn, options: Options, context: ProbeContext): Promise<Armed | Blocked>
  /** What became of a message that our own relay took, as the relay's log says; null while it says nothing. */
  trace?(queueId: string, options: Options, context: ProbeContext): Promise<FactOf<'delivery'> | null>
  /** What comes back by this channel itself (chat, phone), as it comes; mail comes through the inbox. */
  listen?(options: Options, context: ProbeContext): AsyncIterable<Heard>
}
