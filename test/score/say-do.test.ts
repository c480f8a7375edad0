import { describe, expect, test } from 'vitest'
import type { PromiseLine } from '../../src/model/result.ts'
import { sayDoLines, type Valued } from '../../src/score/say-do.ts'
import { wilson } from '../../src/score/wilson.ts'

describe('Say and do', () => {
  test('is rolled up by severity, the gravest first, and by value', () => {
    const lines = sayDoLines([
      promise({ severity: 'minor', finding: 'kept', measured: wilson(60, 60) }, 'Care'),
      promise({ severity: 'grave', finding: 'broken', measured: wilson(0, 5) }, 'Care'),
      promise({ severity: 'grave', measured: wilson(3, 5), share: 0.8 }),
    ])
    expect(
      lines.map(({ by, name, promises, kept, broken, undecided }) => [by, name, promises, kept, broken, undecided]),
    ).toEqual([
      ['severity', 'grave', 2, 0, 1, 1],
      ['severity', 'minor', 1, 1, 0, 0],
      ['value', 'Care', 2, 1, 1, 0],
    ])
    expect(lines.map(({ gap }) => Number(gap?.toFixed(3)))).toEqual([-0.575, 0.05, -0.45])
  })

  test.each([
    ['one of three is measured', [5, 0, 0], null],
    ['half of them are', [5, 0], 0.05],
    ['none is', [0], null],
  ])('has a gap where enough is known: %s', (_, counts, gap) => {
    const [line] = sayDoLines(counts.map((n) => promise({ measured: wilson(n, n) })))
    expect(line?.gap === null ? null : Number(line?.gap.toFixed(3))).toBe(gap)
  })

  test('leaves out drafts, and what one contact was promised', () => {
    expect(sayDoLines([promise({ status: 'draft' }), promise({ from: 'heard:c-aaaaaaaa' })])).toEqual([])
  })
})

function promise(given: Partial<PromiseLine>, value: string | null = null): Valued {
  const usual = { from: 'brand:b', severity: 'serious', status: 'adopted', finding: 'insufficient-evidence', share: 1 }
  return { line: { ...usual, measured: wilson(0, 0), ...given } as unknown as PromiseLine, value }
}
