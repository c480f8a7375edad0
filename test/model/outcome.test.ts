import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ObservationOf } from '../../src/model/observation.ts'
import { settledOutcome } from '../../src/model/outcome.ts'
import { outcomeFact, seen } from '../probe/field.ts'

const [NINE, TEN, ELEVEN] = ['2026-11-02T09:00:00.000Z', '2026-11-02T10:00:00.000Z', '2026-11-02T11:00:00.000Z']
const outcome = (at: string, what: 'accepted' | 'rejected' | 'unknown') =>
  seen(outcomeFact(at, what)) as ObservationOf<'outcome'>
const said = (at: string, what: 'accepted' | 'rejected') =>
  seen({
    kind: 'decision',
    at,
    about: null,
    says: { kind: 'outcome', turn: 'opening', outcome: what, at: null },
    by: 'reader-1',
    note: '',
  }) as ObservationOf<'decision'>

describe('the outcome that stands', () => {
  test.each([
    ['none where nothing was written', [], [], null],
    ['unknown while nothing better is known', [outcome(NINE, 'unknown')], [], 'unknown'],
    [
      'a definite one before an unknown one, though it came later',
      [outcome(NINE, 'unknown'), outcome(TEN, 'accepted')],
      [],
      'accepted',
    ],
    ["a person's before the instrument's", [outcome(NINE, 'accepted')], [said(TEN, 'rejected')], 'rejected'],
    [
      "a person's last word before the earlier ones",
      [],
      [said(NINE, 'rejected'), said(ELEVEN, 'accepted')],
      'accepted',
    ],
  ] as const)('is %s', (_, outcomes, decisions, expected) => {
    expect(settledOutcome(outcomes, decisions)?.outcome ?? null).toBe(expected)
  })

  test('does not hang on the order in which the outcomes were written', () => {
    const all = [outcome(NINE, 'unknown'), outcome(TEN, 'accepted'), outcome(ELEVEN, 'unknown')]
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 3 }), (shuffled) => {
        expect(settledOutcome(shuffled, [])).toEqual(settledOutcome(all, []))
      }),
    )
  })
})
