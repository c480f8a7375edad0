import { expect, test } from 'vitest'
import type { Plan } from '../../src/model/plan.ts'
import { testedShare } from '../../src/model/scope.ts'
import { neededToShowKept, type Tests, testability } from '../../src/plan/testability.ts'
import { good, plan } from './a-plan.ts'

const tests: Tests = Object.fromEntries(good.scenarios.map(({ slug, tests: tested }) => [slug, tested]))
const of = (promise: string, change: Partial<Plan> = {}, held: Tests = tests) =>
  testability({ ...plan, ...change }, held).find((one) => one.promise === promise)

test.for([
  [0.95, 59],
  [0.9, 29],
  [0.8, 14],
  [0.5, 5],
  [0.99, 299],
  [1, 59],
] as const)('a share of %f is shown by %s contacts that all keep it', ([share, needed]) => {
  expect(neededToShowKept(share)).toBe(needed)
  const tested = testedShare(share)
  expect([tested ** needed <= 0.05, tested ** (needed - 1) > 0.05]).toEqual([true, true])
})

test('every promise of every brand is judged', () => {
  expect(testability(plan, tests).map(({ brand, promise }) => `${brand} ${promise}`)).toEqual(
    plan.promises.map(({ brand, id }) => `${brand} ${id}`),
  )
})

test('what a few contacts can show is a breach', () => {
  expect(of('everyone-is-answered')).toMatchObject({
    contacts: 6,
    testable: true,
    neededToShowKept: 59,
    canShowKept: false,
  })
  expect(of('answer-in-two-days')).toMatchObject({ testable: true, neededToShowKept: 59, canShowKept: false })
})

test.for([
  ['no contact goes to the brand', { contacts: [] }, 'no contact of the plan goes to this brand'],
  [
    'the brand states no hours',
    { brands: plan.brands.map(({ statedHours: _, ...brand }) => brand) },
    'it counts stated hours, and the brand states none',
  ],
  [
    'nobody listens that long',
    { contacts: plan.contacts.map((contact) => ({ ...contact, listens: 'P1D' })) },
    'the limit is longer than any contact is listened to',
  ],
] as const)('a promise can not be tested where %s', ([, change, because]) => {
  expect(of('answer-in-two-days', change)).toMatchObject({ testable: false, canShowKept: false, because })
})

test('a promise can not be tested outside its scope, or where no scenario asks for it', () => {
  const byForm = plan.contacts.map((contact) => ({ ...contact, channel: 'form' as const }))
  expect(of('acknowledged-in-an-hour', { contacts: byForm })).toMatchObject({
    contacts: 0,
    because: 'no contact of the plan is within its scope: email',
  })
  expect(of('answer-in-two-days', {}, {})).toMatchObject({
    testable: false,
    because: 'no scenario of the plan tests first-response-time',
  })
})
