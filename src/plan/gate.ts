import type { ObservationOf } from '../model/observation.ts'
import type { Contact, Plan, TurnId } from '../model/plan.ts'
import type { Reading } from '../model/reading.ts'
import type { Instant } from '../model/time.ts'
import type { Sha256, Slug } from '../model/words.ts'
import { budgetRules } from './gate-rules/budget.ts'
import { engagementRules } from './gate-rules/engagement.ts'
import { orderRules } from './gate-rules/order.ts'
import { reachRules } from './gate-rules/reach.ts'
import { wordRules } from './gate-rules/words.ts'
import type { Linter } from './linter.ts'
import type { Publication } from './publication.ts'
import type { SignedAuthorisation } from './read-study.ts'
import { type Refusal, type RefusalCode, refuse } from './refusal.ts'

export { judgeStudy, publishingDomains, type StudyWorld } from './judge-study.ts'
export { REFUSALS, type Refusal, type RefusalCode } from './refusal.ts'

/** One turn that wants to be sent. */
export interface TurnAsked {
  /** The plan with its amendments applied. */
  readonly plan: Plan
  readonly contact: Contact
  readonly turn: TurnId
  /** Where it would go: a mail domain or a host. */
  readonly to: string
  /** For mail, the whole address. */
  readonly address: string | null
}

/** All that the gate looks at when a turn is to be sent. */
export interface FieldState {
  readonly now: Instant
  /** Everything that was intended so far, by every worker. */
  readonly intents: readonly ObservationOf<'intent'>[]
  /** Why the kill switch is thrown; null while it is not. */
  readonly stopped: string | null
  readonly closed: boolean
  /** Brands that asked not to be written to: `optedOutBrands`. */
  readonly optedOut: readonly Slug[]
  /** The suppression list as it is now. */
  readonly suppression: readonly string[]
  /** The authorisation file as it is now. */
  readonly authorisation: SignedAuthorisation | null
  /** The last look at each domain's published hash. */
  readonly published: readonly Publication[]
  /** The hash of the plan that was loaded, and the one that the journal says was frozen. */
  readonly plan: { readonly loaded: Sha256; readonly frozen: Sha256 | null }
  readonly linter: Linter
}

/** One reason for which the gate can refuse a turn: null where it has nothing against it. */
export interface TurnRule {
  readonly code: RefusalCode
  /** The turns that it looks at; all where none is named. */
  readonly only?: 'opening' | 'not-close'
  readonly against: (asked: TurnAsked, field: FieldState) => string | null
}

/** Every reason, the gravest first. */
export const TURN_RULES: readonly TurnRule[] = [
  ...orderRules,
  ...reachRules,
  ...engagementRules,
  ...wordRules,
  ...budgetRules,
]

/** Whether a turn may be sent now: null, or the first reason why not. A pure function, asked at the last moment before the intent. */
export function judgeTurn(asked: TurnAsked, field: FieldState): Refusal | null {
  for (const { code, only, against } of TURN_RULES) {
    if (only === 'opening' && asked.turn !== 'opening') continue
    if (only === 'not-close' && asked.turn === 'close') continue
    const because = against(asked, field)
    if (because !== null) return refuse(code, because)
  }
  return null
}

/** The brands from which a message came that asks us to stop. In quarantine it speaks for every contact that it may belong to. */
export function optedOutBrands(plan: Plan, readings: readonly Reading[]): readonly Slug[] {
  const contacts = readings.filter(({ optOut }) => optOut).flatMap(({ belongsTo }) => contactsOf(belongsTo))
  return [...new Set(plan.contacts.filter(({ id }) => contacts.includes(id)).map(({ brand }) => brand))]
}

function contactsOf(belongsTo: Reading['belongsTo']): readonly string[] {
  if (belongsTo.kind === 'contact') return [belongsTo.contact]
  return belongsTo.kind === 'quarantine' ? belongsTo.candidates : []
}
