import { incompleteBeta, inverseIncompleteBeta } from './beta.ts'
import { Z95 } from './normal.ts'

/** Both ends of an interval between 0 and 1. */
export interface Interval {
  readonly lower: number
  readonly upper: number
}

/**
 * Wilson's score interval at 95 % for k of n, clipped to 0 and 1.
 * E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
 */
export function wilsonInterval(k: number, n: number, z: number = Z95): Interval {
  const p = k / n
  const spread = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  const centre = p + (z * z) / (2 * n)
  const scale = 1 + (z * z) / n
  return {
    lower: k === 0 ? 0 : Math.max(0, (centre - spread) / scale),
    upper: k === n ? 1 : Math.min(1, (centre + spread) / scale),
  }
}

/**
 * The exact interval for k of n: the shares at which so few, or so many, would still be seen with chance (1 − level) / 2.
 * C. J. Clopper and E. S. Pearson, Biometrika 26 (1934).
 */
export function clopperPearson(k: number, n: number, level = 0.95): Interval {
  const tail = (1 - level) / 2
  return {
    lower: k === 0 ? 0 : inverseIncompleteBeta(tail, k, n - k + 1),
    upper: k === n ? 1 : 1 - inverseIncompleteBeta(tail, n - k, k + 1),
  }
}

/** The two-sided exact p of k heads in n throws of a fair coin. */
export function fairCoinTest(k: number, n: number): number {
  const few = Math.min(k, n - k)
  if (2 * few >= n - 1) return 1
  return Math.min(1, 2 * incompleteBeta(0.5, n - few, few + 1))
}
