import { expect, test } from 'vitest'
import { atLeast, atMost } from '../../src/score/binomial.ts'

test.each([
  // By hand: 1/32, 6/32, 16/32, 31/32 of five throws of a coin.
  [0, 5, 0.5, 1 / 32],
  [1, 5, 0.5, 6 / 32],
  [2, 5, 0.5, 0.5],
  [4, 5, 0.5, 31 / 32],
  [5, 5, 0.5, 1],
  [0, 1, 0.3, 0.7],
  [3, 5, 0.95, 0.0225925],
])('At most %i of %i at %f: %f', (k, n, p, chance) => expect(atMost(k, n, p)).toBeCloseTo(chance, 12))

test.each([
  [0, 5, 0.5, 1],
  [1, 5, 0.5, 31 / 32],
  [5, 5, 0.5, 1 / 32],
  [58, 58, 0.95, 0.95 ** 58],
  [59, 59, 0.95, 0.95 ** 59],
])('At least %i of %i at %f: %f', (k, n, p, chance) => expect(atLeast(k, n, p)).toBeCloseTo(chance, 12))

test('At most k and at least one more make one, for thousands too', () => {
  for (const n of [1, 7, 60, 5000]) {
    for (const p of [0.01, 0.5, 0.95]) {
      const k = Math.floor(n * p)
      expect(atMost(k, n, p) + atLeast(k + 1, n, p)).toBeCloseTo(1, 9)
    }
  }
})
