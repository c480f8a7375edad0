import { expect, test } from 'vitest'
import { wilson } from '../../src/score/wilson.ts'

// The second block: lower limits when all of n pass, in per cent; 73 in a row are the first that show 95 %.
test.each([
  [0, 10, 0, 0.277532799862889],
  [7, 10, 0.396778147461145, 0.892208732593699],
  [81, 263, 0.255288519878274, 0.3662095769828],
  [10, 10, 0.722467200137111, 1],
])('%i of %i lie between %f and %f', (kept, of, lower, upper) => {
  const share = wilson(kept, of)
  expect(share).toMatchObject({ kept, of, estimate: kept / of, level: 0.95, method: 'wilson' })
  expect(share.lower).toBeCloseTo(lower, 12)
  expect(share.upper).toBeCloseTo(upper, 12)
})

test.each([
  [1, 21],
  [3, 44],
  [5, 57],
  [12, 76],
  [50, 93],
  [140, 97],
])('%i of as many show at least %i %%', (n, percent) => {
  expect(Math.round((wilson(n, n).lower ?? 0) * 100)).toBe(percent)
})

test('73 in a row show 95 %, 72 do not', () => {
  expect(wilson(73, 73).lower).toBeGreaterThanOrEqual(0.95)
  expect(wilson(72, 72).lower).toBeLessThan(0.95)
})

test('None of none is unknown, not zero', () => {
  expect(wilson(0, 0)).toMatchObject({ of: 0, estimate: null, lower: null, upper: null })
})

test('No interval leaves 0 to 1', () => {
  for (let n = 1; n <= 60; n++) {
    for (let k = 0; k <= n; k++) {
      const { estimate, lower, upper } = wilson(k, n)
      const limits = [0, lower, estimate, upper, 1]
      expect(limits).toEqual(limits.toSorted((a, b) => (a ?? -1) - (b ?? -1)))
    }
  }
})
