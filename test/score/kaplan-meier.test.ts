import { describe, expect, test } from 'vitest'
import { medianTime, type Subject } from '../../src/score/kaplan-meier.ts'

describe('The median of censored times', () => {
  test.each([
    ['none at all', '', null, null, null],
    ['one that answered', '5', 5, null, null],
    ['one that never did', '5+', null, null, null],
    ['all that never did', '1+ 2+ 3+', null, null, null],
    // S is 1/2 from 2 to 3: the middle of the flat.
    ['flat at one half', '1 2 3 4', 2.5, 1, null],
    // S is 1/2 from 2 on, and never falls: up to the last follow-up.
    ['flat at one half to the end', '1 2 5+ 9+', 5.5, 1, null],
    ['flat at one half at the last time', '1 2 2+ 2+', 2, 1, null],
    ['just above one half', '1 2 9+ 9+ 9+', null, 2, null],
    ['just below one half', '1 2 3 9+ 9+', 3, 2, null],
    // At 2 three are at risk, one answers, one is lost: the answer comes first.
    ['an answer and a loss at one time', '1 2 2+ 4', 3, 1, null],
    ['a loss just before', '1 1.5+ 2 4', 2, 1, null],
    ['ties', '2 2 2 7 7+ 9+', 4.5, 2, null],
    ['all at once', '3 3 3', 3, null, null],
    ['at zero', '0 0 5+', 0, 0, null],
  ])('%s', (_, times, estimate, lower, upper) => {
    expect(medianTime(subjects(times))).toMatchObject({ estimate, lower, upper })
  })

  // The remission times of Freireich and others (Blood 21, 1963), as R's survival package counts them.
  test.each([
    ['6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+', 21, 9, 23, 16, null],
    ['1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23', 21, 21, 8, 4, 12],
  ])('remission times', (times, n, events, estimate, lower, upper) => {
    expect(medianTime(subjects(times))).toEqual({ n, events, estimate, lower, upper })
  })

  test('does not depend on the order of the subjects', () => {
    const all = subjects('6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+')
    expect(medianTime(all.toReversed())).toEqual(medianTime(all))
  })
})

/** `6 6+`: an answer after 6, and none within 6. */
function subjects(times: string): readonly Subject[] {
  return times
    .split(' ')
    .filter(Boolean)
    .map((text) => ({ time: Number.parseFloat(text), event: !text.endsWith('+') }))
}
