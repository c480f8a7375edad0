import { type Limit, type Limits, LOG, LOG_LOG } from './limits.ts'
import type { Step, SurvivalCurve } from './survival-curve.ts'

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
  const level = 1 - p
  const estimate = reaches(curve, level, ({ survival }) => survival, 0)
  const limits = ({ lower, upper }: typeof LOG): Limits => ({
    lower: timeOf(curve, level, lower, reaches(curve, level, lower, 0)),
    // The upper limit lies above the curve, and can't be there before it.
    upper: estimate === null ? null : timeOf(curve, level, upper, reaches(curve, level, upper, estimate)),
  })
  return {
    p,
    estimate: timeOf(curve, level, ({ survival }) => survival, estimate),
    log: limits(LOG),
    loglog: limits(LOG_LOG),
  }
}

/** The first step, from a given one on, at which the curve or its limit is at or below the level. */
function reaches({ steps }: SurvivalCurve, level: number, of: Limit, from: number): number | null {
  for (let i = from; i < steps.length; i++) {
    if (of(steps[i] as Step) <= level + TINY) return i
  }
  return null
}

// Where the curve lies flat on the level itself, the middle of the flat; the last flat ends at the longest follow-up.
function timeOf({ steps, longest }: SurvivalCurve, level: number, of: Limit, index: number | null): number | null {
  const step = index === null ? undefined : steps[index]
  if (step === undefined || index === null) return null
  if (of(step) < level - TINY) return step.time
  return (step.time + (steps[index + 1]?.time ?? longest ?? step.time)) / 2
}
