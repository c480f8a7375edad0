import { describe, expect, test } from 'vitest'
import { leagueOf } from '../../src/score/league.ts'
import { contactLine } from './lines.ts'

const SILENT = { silentFor: 1000 }

describe('The league', () => {
  test('ranks brands by what all their contacts waited, and lets those share a place that it can not tell apart', () => {
    const league = leagueOf([
      ...[900, 950, SILENT, SILENT].map((waited) => contactLine('slow', waited)),
      ...[10, 20, 30, 40].map((waited) => contactLine('quick', waited)),
      ...[12, 18, 33, 41].map((waited) => contactLine('quick-too', waited)),
    ])
    expect(league?.tauSeconds).toBe(1000)
    expect(league?.brands.map(({ brand, n, events, place }) => [brand, n, events, place])).toEqual([
      ['quick', 4, 4, 1],
      ['quick-too', 4, 4, 1],
      ['slow', 4, 2, 3],
    ])
    expect(league?.brands[0]?.restrictedMeanSeconds).toBe(25)
    expect(league?.brands[2]).toMatchObject({ rank: 3, lower: 3, upper: 3, chanceOfFirst: 0 })
    expect(league?.logRank).toMatchObject({ df: 2, p: expect.any(Number) })
  })

  test('is the same each time', () => {
    const contacts = [10, 20, SILENT].flatMap((waited) => [contactLine('a', waited), contactLine('b', waited)])
    expect(leagueOf(contacts)).toEqual(leagueOf(contacts))
  })

  test.each([
    ['one brand', [contactLine('a', 10)]],
    ['one of two known', [contactLine('a', 10), contactLine('b', 'unknown')]],
    ['one of two made', [contactLine('a', 10), contactLine('b', 20, { disposition: 'void' })]],
    ['nobody', []],
  ])('is none of %s', (_, contacts) => expect(leagueOf(contacts)).toBeNull())
})
