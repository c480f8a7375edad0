import { survivalQuantile } from './statistics/quantile.ts'
import { type Subject, survivalCurve } from './statistics/survival-curve.ts'

export type { Subject }

/** A median with its interval; null is "not reached". */
export interface Median {
  readonly n: number
  readonly events: number
  readonly estimate: number | null
  readonly lower: number | null
  readonly upper: number | null
}

/** The median of censored times, with its interval on the log scale. */
export function medianTime(subjects: readonly Subject[]): Median {
  const curve = survivalCurve(subjects)
  const { estimate, log } = survivalQuantile(curve, 0.5)
  return { n: curve.n, events: curve.events, estimate, ...log }
}
