import type { ObservationRef } from './fact.ts'
import type { ContactLine, Result } from './result.ts'
import type { Instant } from './time.ts'
import type { Sha256, Witness } from './words.ts'

/** All that a case file shows of one contact: what was measured, and every observation that it rests on. */
export interface CaseFile {
  readonly result: Result
  readonly line: ContactLine
  readonly observations: readonly CaseObservation[]
}

/** One observation as a link of its chain. Its content stays in the journal: a case file holds nobody's words but the brand's promises. */
export interface CaseObservation {
  readonly ref: ObservationRef
  readonly kind: string
  readonly at: Instant
  readonly recorded: Instant
  readonly witness: Witness
  readonly turn: string | null
  readonly evidence: readonly Sha256[]
  readonly previous: Sha256
  readonly hash: Sha256
}
