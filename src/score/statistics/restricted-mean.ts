import { normalTail, Z95 } from './normal.ts'
import type { SurvivalCurve } from './survival-curve.ts'

/** The mean time up to a horizon tau, silence counted as tau. */
export interface RestrictedMean {
  readonly tau: number
  readonly estimate: number
  readonly standardError: number
}

/**
 * The restricted mean survival time: the area under the curve from 0 to tau. Its variance is the sum, over the event times, of the squared
 * area that still lies to the right times Greenwood's term (Klein and Moeschberger, Survival Analysis, 2003, section 4.5).
 * Beyond the longest follow-up the curve's last value is carried on.
 */
export function restrictedMean(curve: SurvivalCurve, tau: number): RestrictedMean {
  const steps = curve.steps.filter(({ time }) => time <= tau)
  let [right, variance, until] = [0, 0, tau]
  for (const { time, survival, atRisk, events } of steps.toReversed()) {
    right += (until - time) * survival
    if (events < atRisk) variance += (right * right * events) / (atRisk * (atRisk - events))
    until = time
  }
  return { tau, estimate: right + until, standardError: Math.sqrt(variance) }
}

/** The difference a − b of two restricted means to the same tau, of independent groups, with its 95 % interval and two-sided p. */
export function restrictedMeanDifference(a: RestrictedMean, b: RestrictedMean) {
  const estimate = a.estimate - b.estimate
  const standardError = Math.hypot(a.standardError, b.standardError)
  return {
    estimate,
    standardError,
    lower: estimate - Z95 * standardError,
    upper: estimate + Z95 * standardError,
    p: standardError === 0 ? null : 2 * normalTail(Math.abs(estimate) / standardError),
  }
}
