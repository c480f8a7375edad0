import { expect, test } from 'vitest'
import { Period } from '../../src/model/time.ts'
import { periodMillis, plus, secondsBetween } from '../../src/support/period.ts'

test.each([
  ['P21D', 21 * 86_400_000],
  ['PT4H', 4 * 3_600_000],
  ['PT30M', 1_800_000],
  ['PT0S', 0],
  ['P1DT12H', 129_600_000],
])('%s is %i milliseconds', (period, expected) => {
  expect(Period.parse(period)).toBe(period)
  expect(periodMillis(period)).toBe(expected)
})

test.each(['P', 'PT', 'P1M', '1 day', 'P1Y', 'P-1D', 'PT1.5H'])('%s is no period with one length', (text) => {
  expect(Period.safeParse(text).success).toBe(false)
})

test('a day is 24 hours, also across a change of the clocks', () => {
  expect(plus('2026-03-28T12:00:00.000Z', 'P1D')).toBe('2026-03-29T12:00:00.000Z')
  expect(secondsBetween('2026-11-02T08:00:00.000Z', '2026-11-02T08:00:01.500Z')).toBe(1.5)
})
