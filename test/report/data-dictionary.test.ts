import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { contactsCsv } from '../../src/report/contacts-csv.ts'
import { dataDictionary } from '../../src/report/data-dictionary.ts'
import { promisesCsv } from '../../src/report/promises-csv.ts'
import { shown } from './shown.ts'

test('The data dictionary has every column of every table, in order, with its meaning', () => {
  const { data } = Papa.parse<Record<string, string>>(dataDictionary().trimEnd(), { header: true })
  const { result, contacts } = shown()
  const columns = { 'contacts.csv': contactsCsv(contacts), 'promises.csv': promisesCsv(result) }
  const written = Object.entries(columns).flatMap(([file, csv]) =>
    (Papa.parse<string[]>(csv, { delimiter: ',' }).data[0] ?? []).map((column) => `${file} ${column}`),
  )
  expect(data.map(({ file, column }) => `${file} ${column}`)).toEqual(written)
  expect(data.filter(({ type, meaning }) => !type || !meaning)).toEqual([])
})
