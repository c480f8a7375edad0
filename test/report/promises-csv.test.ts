import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { promisesCsv } from '../../src/report/promises-csv.ts'
import { HOSTILE } from './hostile.ts'
import { shown, shownWith } from './shown.ts'

describe('The table of promises', () => {
  test('has one row a promise, with what was promised beside what was measured', () => {
    const { data, errors, meta } = parsed(promisesCsv(shown().result))
    expect(errors).toEqual([])
    expect(new Set(meta.fields).size).toBe(meta.fields?.length)
    expect(data.map(({ promise }) => promise)).toEqual(shown().result.brands[0]?.promises.map(({ promise }) => promise))
    expect(data[1]).toMatchObject({
      brand: 'echo-and-sons',
      quote: 'We promise: one-working-day.',
      limit: '1 working day',
      share_promised: '1',
      kept: '0',
      broken: '1',
      share_kept: '0',
      finding: 'insufficient-evidence',
    })
  })

  test('leaves unknown empty where nothing is decided or nothing was tested', () => {
    const [brand] = shown().result.brands
    if (brand === undefined) throw new Error('The shown study has a brand.')
    const [first] = brand.promises
    const nothing = { kept: 0, of: 0, estimate: null, lower: null, upper: null, level: 0.95, method: 'wilson' }
    const promises = first === undefined ? [] : [{ ...first, measured: nothing }]
    const notTested = [{ promise: 'brand:x/y', title: 'By phone', because: 'no contact is in its scope' }]
    const { data } = parsed(promisesCsv({ brands: [{ ...brand, promises, notTested }] }))
    expect(data).toMatchObject([
      { share_kept: '', share_lower: '', share_upper: '' },
      { promise: 'brand:x/y', finding: 'not-tested', because: 'no contact is in its scope', kept: '', metric: '' },
    ])
  })

  test.each(HOSTILE.map((text) => [JSON.stringify(text).slice(0, 50), text] as const))(
    'has no cell that a spreadsheet runs: %s',
    (_, text) => {
      const csv = promisesCsv(shownWith(text).result)
      const rows = Papa.parse<string[]>(csv.trimEnd()).data
      expect(rows.flat().filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell))).toEqual([])
      expect([text, `'${text}`]).toContain(parsed(csv).data[0]?.quote)
    },
  )
})

function parsed(csv: string): Papa.ParseResult<Record<string, string>> {
  return Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true })
}
