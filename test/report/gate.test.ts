import { describe, expect, test } from 'vitest'
import type { PromiseLine } from '../../src/model/result.ts'
import { type Gate, gateCases, gateExit } from '../../src/report/gate.ts'
import { shown } from './shown.ts'

type Given = readonly [finding: string, kept: number, broken: number, pending: number, unknown: number]

describe('Before the gate, a promise', () => {
  test.each<[string, Gate, Given, string, number]>([
    ['found broken', 'finding', ['broken', 0, 5, 0, 0], 'broken', 10],
    ['found broken while contacts are pending', 'finding', ['broken', 0, 9, 3, 0], 'broken', 10],
    ['with one late answer', 'finding', ['insufficient-evidence', 3, 1, 0, 0], 'undecided', 0],
    ['that may still be found broken', 'finding', ['insufficient-evidence', 0, 1, 1, 0], 'waits', 11],
    ['found kept, whatever is pending', 'finding', ['kept', 90, 0, 1, 0], 'holds', 0],
    ['of which nothing is known', 'finding', ['insufficient-evidence', 0, 0, 0, 4], 'undecided', 0],
    ['with one late answer', 'each', ['insufficient-evidence', 3, 1, 1, 0], 'broken', 10],
    ['found kept, with one late answer', 'each', ['kept', 99, 1, 0, 0], 'broken', 10],
    ['with one contact pending', 'each', ['insufficient-evidence', 3, 0, 1, 0], 'waits', 11],
    ['kept for all', 'each', ['insufficient-evidence', 3, 0, 0, 0], 'holds', 0],
    ['of which nothing is known', 'each', ['insufficient-evidence', 0, 0, 0, 4], 'undecided', 0],
  ])('%s, by %s: %j', (_, gate, given, stands, exit) => {
    const result = resultWith(given)
    expect(gateCases(result, gate).map((one) => one.stands)).toEqual([stands])
    expect(gateExit(result, gate)).toBe(exit)
  })

  test('that is a draft is never red', () => {
    const result = resultWith(['insufficient-evidence', 0, 5, 0, 0], 'draft')
    expect([gateExit(result, 'each'), gateExit(result, 'finding')]).toEqual([0, 0])
  })

  test('among others: one broken outweighs all that wait', () => {
    const brands = [['kept', 90, 0, 0, 0] as const, ['broken', 0, 5, 0, 0] as const].flatMap(
      (given) => resultWith(given).brands,
    )
    expect(
      gateExit({ brands: [...brands, ...resultWith(['insufficient-evidence', 0, 0, 1, 0]).brands] }, 'finding'),
    ).toBe(10)
  })
})

function resultWith([finding, kept, broken, pending, unknown]: Given, status = 'adopted') {
  const [brand] = shown().result.brands
  const [promise] = brand?.promises ?? []
  if (brand === undefined || promise === undefined) throw new Error('The shown study has a promise.')
  const counts = { kept, broken, pending, unknown, 'not-applicable': 0 }
  const line: PromiseLine = { ...promise, finding, status, counts }
  return { brands: [{ ...brand, promises: [line] }] }
}
