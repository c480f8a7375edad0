import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { contactsCsv } from '../../src/report/contacts-csv.ts'
import { HOSTILE } from './hostile.ts'
import { shown, shownWith } from './shown.ts'

describe('The table of contacts', () => {
  test('has one row a contact, in order, with one column for each name', () => {
    const { data, errors, meta } = parsed(contactsCsv(shown().contacts))
    expect(errors).toEqual([])
    expect(data.map((row) => row.contact)).toEqual(['c-aaaaaaaa', 'c-bbbbbbbb', 'c-cccccccc', 'c-dddddddd'])
    expect(new Set(meta.fields).size).toBe(meta.fields?.length)
  })

  test('leaves unknown empty, and has zero where zero was measured', () => {
    const [answered, unknown] = parsed(contactsCsv(shown().contacts)).data
    expect(answered).toMatchObject({
      disposition: 'referred',
      acknowledgement_time_kind: 'observed',
      acknowledgement_time_calendar_seconds: '599',
      first_response_time_working_seconds: '89999',
      turns_sent: '1',
      gaps: '1',
    })
    expect(unknown).toMatchObject({
      delivery: 'unknown',
      accepted_at: '',
      first_response_time_kind: 'unknown',
      first_response_time_calendar_seconds: '',
      same_language: '',
    })
  })

  test.each(HOSTILE.map((text) => [JSON.stringify(text).slice(0, 50), text] as const))(
    'has no cell that a spreadsheet runs: %s',
    (_, text) => {
      const csv = contactsCsv(shownWith(text).contacts)
      for (const row of Papa.parse<string[]>(csv.trimEnd()).data) {
        expect(row.filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell))).toEqual([])
      }
      expect([text, `'${text}`]).toContain(parsed(csv).data[0]?.scenario)
    },
  )

  test('has no cell that begins with a formula where the semicolon parts cells', () => {
    const csv = contactsCsv(shownWith('x;=1+1').contacts.map((line) => ({ ...line, scenario: 'plain' })))
    expect(csv.split(';').filter((cell) => cell.startsWith('='))).toEqual([])
  })
})

function parsed(csv: string): Papa.ParseResult<Record<string, string>> {
  return Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true })
}
