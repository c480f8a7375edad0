import { expect, test } from 'vitest'
import { sayDuration } from '../../src/demo/told-apart.ts'

test.each([
  [8, '8 s'],
  [65, '1 min'],
  [3599, '1 h'],
  [7500, '2 h 5 min'],
  [86_400, '1 d'],
  [270_000, '3 d 3 h'],
])('%d seconds are said as %s', (seconds, words) => {
  expect(sayDuration(seconds)).toBe(words)
})
