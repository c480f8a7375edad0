import { describe, expect, test } from 'vitest'
import { survivalAt } from '../../../src/score/statistics/limits.ts'
import { type LogRank, logRank, stratifiedLogRank } from '../../../src/score/statistics/log-rank.ts'
import { survivalQuantile } from '../../../src/score/statistics/quantile.ts'
import { restrictedMean } from '../../../src/score/statistics/restricted-mean.ts'
import { type Subject, survivalCurve } from '../../../src/score/statistics/survival-curve.ts'
import { expectSame, goldens } from './goldens.ts'

const PROBABILITIES = [0.25, 0.5, 0.75, 0.9]
const cases = goldens<Golden>('survival')

describe('Survival, as R counts it', () => {
  test('on more than two hundred data sets, and in all of the known ones', () => {
    expect(cases.length).toBeGreaterThanOrEqual(200)
    expect(cases.map(({ name }) => name)).toEqual(expect.arrayContaining(['lung by sex', 'veteran by cell type']))
  })

  test.each(cases)('$name: quantiles and their intervals', ({ groups }) => {
    for (const group of groups) {
      const curve = survivalCurve(subjectsOf(group))
      expect([curve.n, curve.events]).toEqual([group.n, group.events])
      for (const [i, p] of PROBABILITIES.entries()) {
        const quantile = survivalQuantile(curve, p)
        expectSame(`${group.group}, ${p}`, quantile.estimate, group.log.estimate[i] ?? null)
        for (const scale of ['log', 'loglog'] as const) {
          expectSame(`${group.group}, ${p}, ${scale}, lower`, quantile[scale].lower, group[scale].lower[i] ?? null)
          expectSame(`${group.group}, ${p}, ${scale}, upper`, quantile[scale].upper, group[scale].upper[i] ?? null)
        }
      }
    }
  })

  test.each(cases)('$name: the restricted mean and the share at a time', ({ groups, tau }) => {
    for (const group of groups) {
      const curve = survivalCurve(subjectsOf(group))
      const mean = restrictedMean(curve, tau)
      expectSame(`${group.group}, mean`, mean.estimate, group.rmst)
      expectSame(`${group.group}, error of the mean`, mean.standardError, group.se)
      for (const [i, time] of group.at.entries()) {
        const at = survivalAt(curve, time)
        for (const scale of ['log', 'loglog'] as const) {
          const theirs = group.shares[scale]
          expectSame(`${group.group}, S(${time})`, at.estimate, theirs.survival[i] ?? null)
          expectSame(`${group.group}, S(${time}), ${scale}, lower`, at[scale].lower, theirs.lower[i] ?? null)
          expectSame(`${group.group}, S(${time}), ${scale}, upper`, at[scale].upper, theirs.upper[i] ?? null)
        }
      }
    }
  })

  test.each(cases.filter(({ groups }) => groups.length > 1))(
    '$name: the log-rank test, stratified and not',
    (golden) => {
      expectSameTest(logRank(golden.groups.map(subjectsOf)), golden.logrank)
      const strata = [1, 2, 3, 4].map((stratum) =>
        golden.groups.map((group) => subjectsOf(group).filter((_, i) => group.stratum[i] === stratum)),
      )
      expectSameTest(stratifiedLogRank(strata), golden.stratified)
    },
  )
})

describe('Where R does otherwise', () => {
  test('no group is at risk at any event: nothing to compare, where R says 0', () => {
    const quiet: readonly Subject[] = [{ time: 3, event: false }]
    expect(logRank([quiet, quiet])).toMatchObject({ chisq: null, df: 0, p: null })
  })

  test('a limit that rises again: the first time at which it was low enough, where R looks for the nearest height', () => {
    const rising = cases.flatMap(({ groups }) => groups.filter(({ log, loglog }) => log.rises || loglog.rises))
    expect(rising.length).toBeGreaterThan(0)
  })

  test('times that differ by less than a hundred-millionth are two times, where R takes them for one', () => {
    const curve = survivalCurve([1, 1 + 1e-9, 2].map((time) => ({ time, event: true })))
    expect(curve.steps.map(({ atRisk }) => atRisk)).toEqual([3, 2, 1])
  })

  test('nobody at all is no error: no estimate', () => {
    expect(survivalQuantile(survivalCurve([]), 0.5)).toMatchObject({
      estimate: null,
      log: { lower: null, upper: null },
    })
  })
})

interface Golden {
  readonly name: string
  readonly tau: number
  readonly groups: readonly GoldenGroup[]
  readonly logrank: GoldenTest | null
  readonly stratified: GoldenTest | null
}

interface GoldenGroup {
  readonly group: string
  readonly time: readonly number[]
  readonly event: readonly number[]
  readonly stratum: readonly number[]
  readonly n: number
  readonly events: number
  readonly log: GoldenQuantiles
  readonly loglog: GoldenQuantiles
  readonly at: readonly number[]
  readonly shares: Readonly<Record<'log' | 'loglog', GoldenShares>>
  readonly rmst: number
  readonly se: number
}

type Figures = readonly (number | null)[]
type GoldenQuantiles = {
  readonly estimate: Figures
  readonly lower: Figures
  readonly upper: Figures
  readonly rises: boolean
}
type GoldenShares = { readonly survival: Figures; readonly lower: Figures; readonly upper: Figures }

interface GoldenTest {
  readonly chisq: number
  readonly df: number
  readonly p: number
  readonly observed: readonly number[]
  readonly expected: readonly number[]
}

function subjectsOf({ time, event }: GoldenGroup): readonly Subject[] {
  return time.map((at, i) => ({ time: at, event: event[i] === 1 }))
}

// R gives up on a singular variance, and says 0 where fewer than two groups were at risk; both are null here.
function expectSameTest(ours: LogRank, theirs: GoldenTest | null): void {
  if (theirs === null || theirs.df < 1) {
    expect([ours.chisq, ours.p]).toEqual([null, null])
    return
  }
  expect(ours.df).toBe(theirs.df)
  for (const [i, expected] of theirs.expected.entries()) {
    expectSame('observed', ours.observed[i] ?? null, theirs.observed[i] ?? null)
    expectSame('expected', ours.expected[i] ?? null, expected)
  }
  // Equal curves differ by rounding alone.
  if (theirs.chisq < 1e-20) {
    expect(ours.chisq).toBeLessThan(1e-20)
    return
  }
  expectSame('chi-square', ours.chisq, theirs.chisq)
  expectSame('p', ours.p, theirs.p)
}
