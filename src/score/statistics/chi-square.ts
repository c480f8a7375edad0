import { erfc } from './normal.ts'

/**
 * The chance that a chi-square variable with `df` whole degrees of freedom exceeds x.
 *
 * For whole degrees the incomplete gamma function is a finite sum of positive terms (DLMF 8.4.10 for even, 8.4.14 with 8.8.2 for odd), so
 * no digits are lost in the tail.
 */
export function chiSquareTail(x: number, df: number): number {
  if (x <= 0) return 1
  const half = x / 2
  const odd = df % 2 === 1
  // x/2 to the power a over Γ(a + 1), times e to the −x/2, from a = 1/2 or 0 upwards.
  let term = odd ? Math.exp(-half) * 2 * Math.sqrt(half / Math.PI) : Math.exp(-half)
  let sum = odd ? erfc(Math.sqrt(half)) : 0
  for (let a = odd ? 0.5 : 0; a < df / 2; a++) {
    sum += term
    term *= half / (a + 1)
  }
  return Math.min(1, sum)
}
