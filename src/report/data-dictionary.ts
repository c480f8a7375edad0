import { CONTACT_COLUMNS } from './contacts-csv.ts'
import { type Column, csvOf } from './csv.ts'
import { PROMISE_COLUMNS } from './promises-csv.ts'

/** What every column of every table means: made of the columns themselves, one row each. */
export function dataDictionary(): string {
  return csvOf(COLUMNS, [
    ...CONTACT_COLUMNS.map((column) => ({ file: 'contacts.csv', ...column })),
    ...PROMISE_COLUMNS.map((column) => ({ file: 'promises.csv', ...column })),
  ])
}

type Line = Pick<Column<never>, 'name' | 'type' | 'meaning'> & { readonly file: string }

const COLUMNS: readonly Column<Line>[] = [
  { name: 'file', type: 'text', meaning: 'The table', of: ({ file }) => file },
  { name: 'column', type: 'text', meaning: 'The column', of: ({ name }) => name },
  { name: 'type', type: 'text', meaning: 'What its cells hold', of: ({ type }) => TYPES[type] },
  { name: 'meaning', type: 'text', meaning: 'What it means', of: ({ meaning }) => meaning },
]

const TYPES: Readonly<Record<Column<never>['type'], string>> = {
  text: 'text',
  integer: 'whole number',
  number: 'number',
  seconds: 'seconds',
  share: 'share of 0 to 1',
  instant: 'instant, ISO 8601 in UTC',
  day: 'day, ISO 8601',
  'true or false': 'true or false',
  list: 'texts, parted by semicolons',
}
