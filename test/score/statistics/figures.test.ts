import { describe, expect, test } from 'vitest'
import { kendallW } from '../../../src/score/statistics/agreement.ts'
import { chiSquareTail } from '../../../src/score/statistics/chi-square.ts'
import { benjaminiHochberg, holm } from '../../../src/score/statistics/many-tests.ts'
import { normalTail, normalUpperQuantile, Z95 } from '../../../src/score/statistics/normal.ts'
import { hodgesLehmann, mcNemar, signedRank } from '../../../src/score/statistics/pairs.ts'
import { clopperPearson, fairCoinTest, wilsonInterval } from '../../../src/score/statistics/proportion.ts'
import { expectSame, goldens } from './goldens.ts'

const given = new Map(goldens<{ name: string; cases: unknown }>('figures').map(({ name, cases }) => [name, cases]))

describe('As R counts it', () => {
  test.each(cases<{ k: number; n: number; wilson: Pair; exact: Pair; coin: number }>('proportions'))(
    'the share $k of $n',
    ({ k, n, wilson, exact, coin }) => {
      const [ours, theirs] = [wilsonInterval(k, n), clopperPearson(k, n)]
      // R's own formula leaves a rounding where the share is 0.
      expectSame('Wilson, lower', ours.lower, k === 0 ? 0 : wilson[0])
      expectSame('Wilson, upper', ours.upper, wilson[1])
      expectSame('Clopper–Pearson, lower', theirs.lower, exact[0])
      expectSame('Clopper–Pearson, upper', theirs.upper, exact[1])
      expectSame('a fair coin', fairCoinTest(k, n), coin)
    },
  )

  test.each(cases<{ of: string; x: number; df?: number; p: number }>('tails'))('$of $x $df', ({ of, x, df, p }) => {
    const ours =
      of === 'normal' ? normalTail(x) : of === 'quantile' ? normalUpperQuantile(x) : chiSquareTail(x, df ?? 1)
    expectSame(of, ours, p)
  })

  test.each(cases<{ d: readonly number[]; v: number; p: number; exact: boolean; shift: Triple | null }>('signed'))(
    'signed ranks of $d.length pairs, exact $exact',
    ({ d, v, p, exact, shift }) => {
      const ours = signedRank(d)
      expect([ours.v, ours.method === 'exact']).toEqual([v, exact])
      expectSame('p', ours.p, p)
      if (shift === null) return
      const { estimate, lower, upper, method } = hodgesLehmann(d)
      expect(method).toBe('exact')
      for (const [i, figure] of [estimate, lower, upper].entries())
        expect(figure ?? Number.NaN).toBeCloseTo(shift[i] ?? 0, 12)
    },
  )

  test.each(cases<{ b: number; c: number; chisq: number; p: number; corrected: number; exact: number }>('mcnemar'))(
    'pairs that differ, $b and $c',
    ({ b, c, chisq, p, corrected, exact }) => {
      const ours = mcNemar(b, c)
      expectSame('chi-square', ours.chisq, chisq)
      expectSame('p', ours.p, p)
      expectSame('corrected', ours.corrected?.chisq ?? null, corrected)
      expectSame('exact', ours.exact, exact)
    },
  )

  test.each(cases<{ scores: number[][]; w: number; chisq: number; p: number }>('concordance'))(
    'five judges, W $w',
    ({ scores, w, chisq, p }) => {
      const ours = kendallW(scores)
      expectSame('W', ours.w, w)
      expectSame('chi-square', ours.chisq, chisq)
      expectSame('p', ours.p, p)
    },
  )

  test.each(cases<{ p: number[]; holm: number[]; bh: number[] }>('adjusted'))('$p.length tests at once', (golden) => {
    for (const [i, p] of holm(golden.p).entries()) expectSame('Holm', p, golden.holm[i] ?? null)
    for (const [i, p] of benjaminiHochberg(golden.p).entries()) expectSame('BH', p, golden.bh[i] ?? null)
  })

  test('the quantile of 95 %', () => expectSame('z', Z95, normalUpperQuantile(0.025)))
})

type Pair = readonly [number, number]
type Triple = readonly [number, number, number]

function cases<T extends object>(name: string): readonly T[] {
  return (given.get(name) ?? []) as readonly T[]
}
