import { chiSquareTail } from './chi-square.ts'
import { normalTail, Z95 } from './normal.ts'
import { fairCoinTest } from './proportion.ts'
import { midranks } from './ranks.ts'
import { atMostSignedRank, signedRankQuantile } from './signed-rank-distribution.ts'

/** A test of paired yes and no: `b` pairs only the first kept, `c` only the second. */
export interface McNemar {
  readonly chisq: number | null
  readonly p: number | null
  readonly corrected: { readonly chisq: number; readonly p: number } | null
  readonly exact: number
}

/** McNemar's test (Psychometrika 12, 1947), exact by the binomial; chi-square, with and without Edwards' correction, beside. */
export function mcNemar(b: number, c: number): McNemar {
  const n = b + c
  if (n === 0) return { chisq: null, p: null, corrected: null, exact: 1 }
  const chisq = (b - c) ** 2 / n
  const corrected = Math.max(0, Math.abs(b - c) - 1) ** 2 / n
  return {
    chisq,
    p: chiSquareTail(chisq, 1),
    corrected: { chisq: corrected, p: chiSquareTail(corrected, 1) },
    exact: fairCoinTest(b, n),
  }
}

/** Wilcoxon's signed rank test, and which of its two forms was used. */
export interface SignedRank {
  /** Pairs that differ, and pairs that don't and tell nothing. */
  readonly n: number
  readonly zeros: number
  readonly ties: boolean
  readonly v: number
  readonly p: number | null
  readonly method: 'exact' | 'normal, corrected for continuity'
}

// From so many pairs on the normal form is as good.
const EXACT_BELOW = 50

/** Wilcoxon's signed rank test (Biometrics Bulletin 1, 1945): exact for fewer than 50 pairs without ties or zeros, else normal. */
export function signedRank(differences: readonly number[]): SignedRank {
  const moved = differences.filter((difference) => difference !== 0)
  const [n, zeros] = [moved.length, differences.length - moved.length]
  const sizes = moved.map(Math.abs)
  const ties = new Set(sizes).size < n
  const ranks = midranks(sizes)
  const v = ranks.reduce((sum, rank, i) => sum + ((moved[i] ?? 0) > 0 ? rank : 0), 0)
  const exact = isExact(n, zeros, ties)
  const p = n === 0 ? null : exact ? exactP(v, n) : normalP(v, n, sizes)
  return { n, zeros, ties, v, p, method: exact ? 'exact' : 'normal, corrected for continuity' }
}

/** The median of all pairwise means of the differences, with a 95 % interval from the signed rank test. */
export interface ShiftEstimate {
  readonly estimate: number | null
  readonly lower: number | null
  readonly upper: number | null
  readonly method: 'exact' | 'normal'
}

/** Hodges and Lehmann's estimate (Annals of Mathematical Statistics 34, 1963); Tukey's interval from the ordered means. */
export function hodgesLehmann(differences: readonly number[]): ShiftEstimate {
  const n = differences.length
  const method = isExact(n, differences.filter((d) => d === 0).length, hasTies(differences)) ? 'exact' : 'normal'
  if (n === 0) return { estimate: null, lower: null, upper: null, method }
  const means = new Float64Array((n * (n + 1)) / 2)
  let at = 0
  for (let i = 0; i < n; i++)
    for (let j = i; j < n; j++) means[at++] = ((differences[i] ?? 0) + (differences[j] ?? 0)) / 2
  means.sort()
  const skip = method === 'exact' ? signedRankQuantile(0.025, n) : Math.floor(normalSkip(n))
  const depth = Math.max(1, skip)
  const middle = (means.length - 1) / 2
  const estimate = ((means[Math.floor(middle)] ?? 0) + (means[Math.ceil(middle)] ?? 0)) / 2
  return { estimate, lower: means[depth - 1] ?? null, upper: means[means.length - depth] ?? null, method }
}

function isExact(n: number, zeros: number, ties: boolean): boolean {
  return n < EXACT_BELOW && zeros === 0 && !ties
}

function hasTies(differences: readonly number[]): boolean {
  return new Set(differences.map(Math.abs)).size < differences.length
}

function exactP(v: number, n: number): number {
  const top = (n * (n + 1)) / 2
  return Math.min(1, 2 * atMostSignedRank(Math.min(v, top - v), n))
}

function normalP(v: number, n: number, sizes: readonly number[]): number {
  const tied = [...Map.groupBy(sizes, (size) => size).values()].reduce(
    (sum, { length }) => sum + (length ** 3 - length),
    0,
  )
  const deviation = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - tied / 48)
  const off = v - (n * (n + 1)) / 4
  return Math.min(1, 2 * normalTail((Math.abs(off) - (off === 0 ? 0 : 0.5)) / deviation))
}

function normalSkip(n: number): number {
  return (n * (n + 1)) / 4 - Z95 * Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24)
}
