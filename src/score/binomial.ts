import { incompleteBeta } from './statistics/beta.ts'

/** The chance of at most k successes in n trials, each succeeding with probability p (DLMF 8.17.5). */
export function atMost(k: number, n: number, p: number): number {
  if (k >= n) return 1
  return k < 0 ? 0 : incompleteBeta(1 - p, n - k, k + 1)
}

/** The chance of at least k successes in n trials. */
export function atLeast(k: number, n: number, p: number): number {
  return k === 0 ? 1 : atMost(n - k, n, 1 - p)
}
