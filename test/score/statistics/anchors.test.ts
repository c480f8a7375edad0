import { describe, expect, test } from 'vitest'
import { cohenKappa, kendallW } from '../../../src/score/statistics/agreement.ts'
import { hodgesLehmann, mcNemar, signedRank } from '../../../src/score/statistics/pairs.ts'
import { fairCoinTest } from '../../../src/score/statistics/proportion.ts'
import { expectSame } from './goldens.ts'

describe('Worked examples that others have published', () => {
  test('nine patients before and after', () => {
    const before = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3]
    const after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
    const differences = before.map((value, i) => value - (after[i] ?? 0))
    const { v, p, method } = signedRank(differences)
    expect([v, method]).toEqual([40, 'exact'])
    expectSame('p', p, 0.0390625)
    const { estimate, lower, upper } = hodgesLehmann(differences)
    expect([estimate, lower, upper].map((x) => Number(x?.toFixed(9)))).toEqual([0.46, 0.01, 0.786])
    expectSame('sign test', fairCoinTest(7, 9), 0.1796875)
  })

  test('approval before and after', () => {
    const { chisq, p, corrected, exact } = mcNemar(86, 150)
    expectSame('chi-square', chisq, 17.3559322033898)
    expectSame('p', p, 3.09929344104522e-5)
    expectSame('corrected p', corrected?.p ?? null, 4.11456228134594e-5)
    expectSame('exact p', exact, 3.71593613957143e-5)
  })

  test('two raters of fifty things', () => {
    const say = (yes: number, no: number) => [...Array<string>(yes).fill('yes'), ...Array<string>(no).fill('no')]
    const kappa = cohenKappa(say(25, 25), [...say(20, 5), ...say(10, 15)])
    expect(kappa).toMatchObject({ n: 50, observed: 0.7, byChance: 0.5 })
    expectSame('kappa', kappa.kappa, 0.4)
    expectSame('error', Number(kappa.standardError?.toFixed(13)), 0.1269960629311)
  })

  test('two raters who both know one word only: no agreement beyond chance can be told', () => {
    expect(cohenKappa(['yes', 'yes'], ['yes', 'yes'])).toMatchObject({ kappa: null, standardError: null, observed: 1 })
  })

  test('three judges of six', () => {
    const { w, chisq, df, p, rankSums } = kendallW([
      [1, 2, 3, 4, 5, 6],
      [2, 1, 3, 4, 6, 5],
      [1, 3, 2, 4, 5, 6],
    ])
    expect([df, rankSums]).toEqual([5, [4, 6, 8, 12, 16, 17]])
    expect([w, chisq, p].map((x) => Number(x?.toFixed(12)))).toEqual([0.911111111111, 13.666666666667, 0.017871351051])
  })

  test('nobody moved: no p, and not 0', () => {
    expect(signedRank([0, 0])).toMatchObject({ n: 0, zeros: 2, p: null })
    expect(mcNemar(0, 0)).toMatchObject({ chisq: null, exact: 1 })
    expect(hodgesLehmann([])).toMatchObject({ estimate: null, lower: null, upper: null })
  })
})
