import { Z95 } from './normal.ts'
import type { Step, SurvivalCurve } from './survival-curve.ts'

/** An interval's ends at 95 %; null is "not reached", or not defined. */
export interface Limits {
  readonly lower: number | null
  readonly upper: number | null
}

/** A limit of the curve at one step; NaN where it has none: at S = 0, whose variance is infinite. */
export type Limit = (step: Pick<Step, 'survival' | 'greenwood'>) => number

/** S exp(± z √Greenwood), at most 1: R's default, and the field's. */
export const LOG: { readonly lower: Limit; readonly upper: Limit } = {
  lower: logLimit(-Z95),
  upper: logLimit(Z95),
}

/** On the scale of log(−log S), which keeps both limits between 0 and 1 (Kalbfleisch and Prentice, 1980); none at S = 1 either. */
export const LOG_LOG: { readonly lower: Limit; readonly upper: Limit } = {
  lower: logLogLimit(Z95),
  upper: logLogLimit(-Z95),
}

/** The share still without the event at one time, with both intervals; beyond the last time its last value is carried on. */
export function survivalAt({ steps }: SurvivalCurve, time: number) {
  const step = steps.findLast((one) => one.time <= time) ?? { survival: 1, greenwood: 0 }
  const limits = ({ lower, upper }: typeof LOG): Limits => ({ lower: known(lower(step)), upper: known(upper(step)) })
  return { time, estimate: step.survival, log: limits(LOG), loglog: limits(LOG_LOG) }
}

function logLimit(z: number): Limit {
  return ({ survival, greenwood }) =>
    survival === 0 ? Number.NaN : Math.min(1, survival * Math.exp(z * Math.sqrt(greenwood)))
}

function logLogLimit(z: number): Limit {
  return ({ survival, greenwood }) => {
    if (survival === 0 || survival === 1) return Number.NaN
    const logged = Math.log(survival)
    return Math.exp(logged * Math.exp((z * Math.sqrt(greenwood)) / -logged))
  }
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value
}
