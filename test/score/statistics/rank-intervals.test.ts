import { describe, expect, test } from 'vitest'
import { rankIntervals, sharedPlaces } from '../../../src/score/statistics/rank-intervals.ts'
import { midranks } from '../../../src/score/statistics/ranks.ts'
import type { Subject } from '../../../src/score/statistics/survival-curve.ts'
import { goldens } from './goldens.ts'

interface Group {
  readonly group: string
  readonly time: readonly number[]
  readonly event: readonly number[]
}

const cellTypes =
  goldens<{ name: string; groups: readonly Group[] }>('survival').find(({ name }) => name === 'veteran by cell type')
    ?.groups ?? []
const veterans: readonly (readonly Subject[])[] = cellTypes.map(({ time, event }) =>
  time.map((at, i) => ({ time: at, event: event[i] === 1 })),
)

describe('Ranks with their doubt', () => {
  test('agree with R, whose stream of chance is another', () => {
    const standings = rankIntervals(veterans, { tau: 180, draws: 5000, seed: 1 })
    expect(cellTypes.map(({ group }) => group)).toEqual(['adeno', 'large', 'smallcell', 'squamous'])
    expect(standings.map(({ rank, lower, upper }) => [rank, lower, upper])).toEqual([
      [2, 1, 2],
      [4, 3, 4],
      [1, 1, 2],
      [3, 3, 4],
    ])
    const chances = standings.map(({ chanceOfFirst }) => chanceOfFirst)
    expect(chances[0]).toBeGreaterThan(0.38)
    expect(chances[0]).toBeLessThan(0.52)
    expect(chances[1]).toBe(0)
  })

  test('are the same from the same seed, and others from another', () => {
    const chances = (seed: number) =>
      rankIntervals(veterans, { tau: 180, draws: 200, seed }).map(({ chanceOfFirst }) => chanceOfFirst)
    expect(chances(7)).toEqual(chances(7))
    expect(chances(7)).not.toEqual(chances(8))
  })

  test('are the middle rank for all where all are alike', () => {
    const alike: readonly Subject[] = [{ time: 5, event: true }]
    expect(rankIntervals([alike, alike, alike], { tau: 10, draws: 50 })).toEqual(
      Array(3).fill({ estimate: 5, rank: 2, lower: 2, upper: 2, chanceOfFirst: 0 }),
    )
  })

  test.each([
    [
      [3, 1, 2],
      [3, 1, 2],
    ],
    [
      [5, 5, 1],
      [2.5, 2.5, 1],
    ],
    [[], []],
  ])('%j ranks as %j', (values, ranks) => expect(midranks(values)).toEqual(ranks))

  test.each([
    [
      'apart',
      [
        [1, 1, 1],
        [2, 2, 2],
      ],
      [1, 2],
    ],
    [
      'two that overlap',
      [
        [1, 1, 2],
        [2, 1, 2],
        [3, 3, 3],
      ],
      [1, 1, 3],
    ],
    [
      'a chain is cut where the first of the place no longer overlaps',
      [
        [1, 1, 2],
        [2, 2, 3],
        [3, 3, 4],
        [4, 3, 4],
      ],
      [1, 1, 3, 3],
    ],
  ])('places of a league table: %s', (_, ranks, places) => {
    expect(sharedPlaces(ranks.map(([rank = 0, lower = 0, upper = 0]) => ({ rank, lower, upper })))).toEqual(places)
  })
})
