import { expect, test } from 'vitest'
import { restrictedMean, restrictedMeanDifference } from '../../../src/score/statistics/restricted-mean.ts'
import { survivalCurve } from '../../../src/score/statistics/survival-curve.ts'

const MALE = { tau: 365, estimate: 241.495085192057, standardError: 10.3582264910969 }
const FEMALE = { tau: 365, estimate: 297.465409532037, standardError: 10.7913239788001 }

test('The difference of two means has the errors of both', () => {
  const { estimate, standardError, lower, upper, p } = restrictedMeanDifference(FEMALE, MALE)
  expect(estimate).toBeCloseTo(55.97032434, 8)
  expect(standardError).toBeCloseTo(Math.sqrt(10.3582264910969 ** 2 + 10.7913239788001 ** 2), 12)
  expect([lower, upper].map((limit) => Math.round(limit * 1000) / 1000)).toEqual([26.653, 85.288])
  expect(p).toBeCloseTo(0.000182706461311, 14)
})

test('Two means without any error have no p', () => {
  const always = restrictedMean(survivalCurve([{ time: 5, event: false }]), 5)
  expect(restrictedMeanDifference(always, always)).toMatchObject({ estimate: 0, standardError: 0, p: null })
})
