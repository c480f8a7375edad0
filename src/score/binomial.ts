/** The chance of at most k successes in n trials, each succeeding with probability p. */
export function atMost(k: number, n: number, p: number): number {
  let sum = 0
  for (let i = 0; i <= k; i++) sum += Math.exp(logChoose(n, i) + times(i, Math.log(p)) + times(n - i, Math.log1p(-p)))
  return Math.min(1, sum)
}

/** The chance of at least k successes in n trials. */
export function atLeast(k: number, n: number, p: number): number {
  return k === 0 ? 1 : atMost(n - k, n, 1 - p)
}

// 0 × log 0 is 0 here: no trial, no surprise.
function times(count: number, log: number): number {
  return count === 0 ? 0 : count * log
}

function logChoose(n: number, k: number): number {
  let sum = 0
  for (let i = 1; i <= k; i++) sum += Math.log(n - k + i) - Math.log(i)
  return sum
}
