/** The normal quantile of a two-sided 95 % interval. */
export const Z95 = 1.959963984540054

/** The chance that a standard normal variable exceeds z; accurate to about fourteen digits, in the far tail too. */
export function normalTail(z: number): number {
  return erfc(z / Math.SQRT2) / 2
}

/** The z that a standard normal variable exceeds with chance p: Newton's method on the logarithm of the tail. */
export function normalUpperQuantile(p: number): number {
  if (p > 0.5) return -normalUpperQuantile(1 - p)
  if (p === 0.5) return 0
  let z = Math.sqrt(-2 * Math.log(p)) - 0.5
  for (let i = 0; i < 100; i++) {
    const tail = normalTail(z)
    const step = ((Math.log(tail) - Math.log(p)) * tail) / (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI))
    z += step
    if (Math.abs(step) < 1e-15 * Math.abs(z)) break
  }
  return z
}

/**
 * The complementary error function. Near 0 by the series of DLMF 7.6.2, all of whose terms are positive; farther out by the continued
 * fraction of DLMF 7.9.1, which keeps its digits where 1 − erf would lose them (dlmf.nist.gov).
 */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x)
  return x < 2 ? 1 - erfSeries(x) : erfcFraction(x)
}

function erfSeries(x: number): number {
  let [term, sum] = [x, x]
  for (let n = 1; term > sum * 1e-18; n++) {
    term *= (2 * x * x) / (2 * n + 1)
    sum += term
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum
}

// From the innermost level outwards; beyond x = 2 a hundred levels are more than enough.
function erfcFraction(x: number): number {
  let value = x
  for (let n = 100; n >= 1; n--) value = x + n / 2 / value
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / value
}
