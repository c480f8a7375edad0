import type { ContactId } from './plan.ts'

/** One promise, one contact. */
export type Verdict = 'kept' | 'broken' | 'pending' | 'unknown' | 'not-applicable'

/** Many contacts: what the numbers can carry. */
export type Finding = 'kept' | 'broken' | 'insufficient-evidence' | 'not-tested'

/** One promise held against one contact. */
export interface ContactVerdict {
  readonly promise: string
  readonly contact: ContactId
  readonly verdict: Verdict
  /** Whether the answer came after the limit; a single late one breaks nothing in general. */
  readonly late: boolean | null
  /** When the promise falls due for this contact; null where it does not apply or is not known. */
  readonly due: string | null
  readonly because: string
}

/** A share with its interval; null where nothing could be counted. */
export interface Share {
  readonly kept: number
  readonly of: number
  readonly estimate: number | null
  readonly lower: number | null
  readonly upper: number | null
  readonly level: number
  readonly method: 'wilson'
}

/** One promise of one brand over all its contacts. */
export interface PromiseVerdict {
  readonly brand: string
  readonly promise: string
  readonly finding: Finding
  readonly share: Share
  readonly counts: Readonly<Record<Verdict, number>>
  readonly because: string
}
