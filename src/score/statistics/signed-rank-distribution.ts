/** The chance that n untied signed ranks sum to at most v, were either sign as likely. */
export function atMostSignedRank(v: number, n: number): number {
  return distribution(n)
    .subarray(0, Math.floor(v) + 1)
    .reduce((sum, chance) => sum + chance, 0)
}

/** The smallest sum that is reached with a chance of at least p. */
export function signedRankQuantile(p: number, n: number): number {
  const chances = distribution(n)
  let sum = 0
  for (let v = 0; v < chances.length; v++) {
    sum += chances[v] ?? 0
    if (sum >= p) return v
  }
  return chances.length - 1
}

// Each rank in turn is added with chance one half, or not.
function distribution(n: number): Float64Array {
  const chances = new Float64Array((n * (n + 1)) / 2 + 1)
  chances[0] = 1
  for (let rank = 1, top = 0; rank <= n; rank++) {
    top += rank
    for (let v = top; v >= 0; v--) chances[v] = ((chances[v] ?? 0) + (v >= rank ? (chances[v - rank] ?? 0) : 0)) / 2
  }
  return chances
}
