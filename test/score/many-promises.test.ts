import { describe, expect, test } from 'vitest'
import type { Finding, PromiseVerdict } from '../../src/model/verdict.ts'
import { findingOf } from '../../src/score/finding.ts'
import { withoutFalseAlarms } from '../../src/score/many-promises.ts'
import { randomFrom } from '../../src/score/statistics/random.ts'
import { wilson } from '../../src/score/wilson.ts'

describe('Many promises tested at once', () => {
  test.each([
    ['one alone is found broken', [[3, 5]], ['broken']],
    [
      'the same among three is not',
      [
        [3, 5],
        [5, 5],
        [5, 5],
      ],
      ['insufficient-evidence', 'insufficient-evidence', 'insufficient-evidence'],
    ],
    [
      'one that is hopeless stays broken',
      [
        [0, 5],
        [5, 5],
        [5, 5],
      ],
      ['broken', 'insufficient-evidence', 'insufficient-evidence'],
    ],
    [
      'what too few contacts decide is no test',
      [
        [3, 5],
        [4, 4],
        [1, 1],
      ],
      ['broken', 'insufficient-evidence', 'insufficient-evidence'],
    ],
    [
      'what is kept stays kept',
      [
        [59, 59],
        [5, 5],
        [5, 5],
      ],
      ['kept', 'insufficient-evidence', 'insufficient-evidence'],
    ],
  ] as [string, [number, number][], Finding[]][])('%s', (_, counts, findings) => {
    const verdicts = withoutFalseAlarms(counts.map(([kept, of]) => tested(kept, of)))
    expect(verdicts.map(({ finding }) => finding)).toEqual(findings)
  })

  test('say why a breach is taken back', () => {
    const [verdict] = withoutFalseAlarms([tested(3, 5), tested(5, 5), tested(5, 5)])
    expect(verdict?.because).toBe('3 of 5 kept; so few by chance alone are no wonder among 3 promises tested at once')
  })

  test('do not count drafts', () => {
    const drafts = [tested(5, 5), tested(5, 5)].map((one) => ({ ...one, draft: true }))
    expect(withoutFalseAlarms([tested(3, 5), ...drafts])[0]?.finding).toBe('broken')
  })

  test('of brands that all keep their word, accuse hardly ever even one', () => {
    const random = randomFrom(7)
    const leagues = Array.from({ length: 200 }, () => {
      const league = Array.from({ length: 100 }, (_, brand) => {
        const of = 5 + (brand % 20)
        return tested(Array.from({ length: of }, () => random(100)).filter((u) => u < 95).length, of)
      })
      return withoutFalseAlarms(league).some(({ finding }) => finding === 'broken')
    })
    expect(leagues.filter(Boolean).length / leagues.length).toBeLessThanOrEqual(0.05)
  })
})

function tested(kept: number, of: number) {
  const { finding, because } = findingOf(kept, of, 1)
  const counts = { kept, broken: of - kept, pending: 0, unknown: 0, 'not-applicable': 0 }
  const verdict: PromiseVerdict = { brand: 'b', promise: 'p', finding, because, share: wilson(kept, of), counts }
  return { verdict, promised: 1, draft: false }
}
