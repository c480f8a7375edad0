import { type Limit, type Limits, LOG, LOG_LOG } from './limits.ts'
import type { SurvivalCurve } from './survival-curve.ts'

/** A quantile of censored times with two 95 % intervals; null is "not reached". */
export interface Quantile {
  readonly p: number
  readonly estimate: number | null
  readonly log: Limits
  readonly loglog: Limits
}

// A curve that should lie exactly on p may miss it by rounding: the tolerance that R takes.
const TINY = 2 ** -26

/**
 * The time by which a share p had the event, with the intervals of Brookmeyer and Crowley (Biometrics 38, 1982): the times at which the
 * limits of the curve fall to 1 − p.
 */
export function survivalQuantile(curve: SurvivalCurve, p: number): Quantile {
  const at = (of: Limit) => crossing(curve, 1 - p, of)
  return {
    p,
    estimate: at(({ survival }) => survival),
    log: { lower: at(LOG.lower), upper: at(LOG.upper) },
    loglog: { lower: at(LOG_LOG.lower), upper: at(LOG_LOG.upper) },
  }
}

// The first time at which the curve is at or below the level. Where it lies flat on the level itself, the middle of the flat; the last
// flat ends at the longest follow-up.
function crossing({ steps, longest }: SurvivalCurve, level: number, of: Limit): number | null {
  const index = steps.findIndex((step) => of(step) <= level + TINY)
  const step = steps[index]
  if (step === undefined) return null
  if (of(step) < level - TINY) return step.time
  return (step.time + (steps[index + 1]?.time ?? longest ?? step.time)) / 2
}
