const LOG_ROOT_TWO_PI = Math.log(2 * Math.PI) / 2

/** The logarithm of the gamma function for x > 0: Stirling's series (DLMF 5.11.1), after stepping up to where it is exact. */
export function logGamma(x: number): number {
  let [shifted, product] = [x, 1]
  while (shifted < 16) {
    product *= shifted
    shifted += 1
  }
  const r = 1 / (shifted * shifted)
  const series =
    (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188 - (r * 691) / 360360))))) / shifted
  return (shifted - 0.5) * Math.log(shifted) - shifted + LOG_ROOT_TWO_PI + series - Math.log(product)
}

/** The regularised incomplete beta function I_x(a, b), by the continued fraction of DLMF 8.17.22. */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  // The fraction converges fast on this side of the mean, and the function is symmetrical.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const front = a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b)
  return Math.exp(front) / (a * fraction(x, a, b))
}

/** The x at which I_x(a, b) = p, to the last digit that a number holds: bisection. */
export function inverseIncompleteBeta(p: number, a: number, b: number): number {
  let [low, high] = [0, 1]
  for (;;) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) return middle
    if (incompleteBeta(middle, a, b) < p) low = middle
    else high = middle
  }
}

// Lentz's method: the fraction 1 + d1/(1 + d2/(1 + …)), from the outside inwards until a level changes nothing.
function fraction(x: number, a: number, b: number): number {
  let [value, c, d] = [1, 1, 0]
  for (let level = 1; level < 100_000; level++) {
    const m = level >> 1
    const numerator =
      level % 2 === 0
        ? (m * (b - m) * x) / ((a + level - 1) * (a + level))
        : (-(a + m) * (a + b + m) * x) / ((a + level - 1) * (a + level))
    d = 1 / away(1 + numerator * d)
    c = away(1 + numerator / c)
    value *= c * d
    if (Math.abs(c * d - 1) < 1e-16) break
  }
  return value
}

function away(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value
}
