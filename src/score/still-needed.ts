import { ALPHA, MINIMUM_N } from './alpha.ts'
import { atLeast, atMost } from './binomial.ts'

/** How many contacts more would decide a promise, if they all went one way. */
export interface StillNeeded {
  /** So many kept in a row would show that it is kept. */
  readonly kept: number
  /** So many broken in a row would show that it is broken. */
  readonly broken: number
}

/** The fewest contacts that could still decide it, after k kept of n, at a tested share below 1. */
export function stillNeeded(kept: number, decided: number, share: number): StillNeeded {
  const least = Math.max(0, MINIMUM_N - decided)
  return {
    kept: smallest(least, (more) => atLeast(kept + more, decided + more, share) < ALPHA),
    broken: smallest(least, (more) => atMost(kept, decided + more, share) < ALPHA),
  }
}

// What holds for some number holds for all greater ones: doubled until it holds, then halved to the first.
function smallest(from: number, holds: (n: number) => boolean): number {
  if (holds(from)) return from
  let [low, high] = [from, from + 1]
  while (!holds(high)) [low, high] = [high, 2 * high]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle
  }
  return high
}
