import type { Declined } from '../model/observation.ts'

/** Everything for which the gate refuses: what it means, and whether the same may be allowed later. */
export const REFUSALS = {
  stopped: { passing: true, meaning: 'The kill switch is thrown.' },
  closed: { passing: false, meaning: 'The study is closed.' },
  'plan-changed': { passing: true, meaning: 'The plan is not the one that the journal knows.' },
  withdrawn: { passing: false, meaning: 'The contact is no longer in the plan.' },
  'already-sent': { passing: false, meaning: 'The turn was intended before.' },
  'nothing-opened': { passing: false, meaning: 'A reply or a close without an opening.' },
  'brand-opted-out': { passing: false, meaning: 'The brand asked not to be written to.' },
  suppressed: { passing: false, meaning: 'The suppression list names the desk.' },
  'outside-domain': { passing: false, meaning: 'It would go to a domain that the engagement does not cover.' },
  'not-authorised': { passing: false, meaning: 'Nobody authorised it.' },
  'authorisation-changed': { passing: false, meaning: 'The authorisation is not the one that was planned with.' },
  'authorisation-expired': { passing: false, meaning: 'The authorisation has run out.' },
  'authorisation-unpublished': { passing: true, meaning: 'The brand does not publish the hash of the authorisation.' },
  'staff-not-told': { passing: false, meaning: 'The staff were not told, in general, before the first contact.' },
  'invented-complaint': { passing: false, meaning: 'An invented case, and nobody consented to it.' },
  'no-purpose': { passing: false, meaning: 'No purpose is named.' },
  'wordings-not-signed-off': { passing: false, meaning: 'Nobody signed off the wordings.' },
  'persona-not-sender': { passing: false, meaning: 'The shopper is not the responsible person.' },
  'too-much-effort': { passing: false, meaning: 'It costs the desk more than an enquiry of a third party may.' },
  'case-not-the-customers': { passing: false, meaning: 'It is not the case of the customer who consented.' },
  'more-than-one-case': { passing: false, meaning: "A customer's case is brought forward once." },
  'message-refused': { passing: false, meaning: 'The words say what a shopper must not say.' },
  'too-early': { passing: true, meaning: 'It is not due yet.' },
  'outside-window': { passing: false, meaning: 'Its time has passed.' },
  'wording-repeated': { passing: false, meaning: 'The desk has read this wording before.' },
  'budget-brand': { passing: false, meaning: 'The contacts that the brand may get are used up.' },
  'budget-desk': { passing: false, meaning: 'The contacts that the desk may get are used up.' },
  'budget-channel': { passing: false, meaning: 'The contacts that the channel may get are used up.' },
  'budget-day': { passing: true, meaning: "The day's contacts are used up." },
  'minimum-gap': { passing: true, meaning: 'The last contact is too short a time ago.' },
  'agent-minutes': { passing: false, meaning: 'The working time that the brand may lose is used up.' },
} as const satisfies Record<string, { readonly passing: boolean; readonly meaning: string }>

export type RefusalCode = keyof typeof REFUSALS

/** What the gate does not allow, and why. */
export interface Refusal extends Declined {
  readonly code: RefusalCode
}

/** Makes a refusal. */
export function refuse(code: RefusalCode, because: string): Refusal {
  return { kind: 'declined', code, because, passing: REFUSALS[code].passing }
}
