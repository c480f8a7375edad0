import Papa from 'papaparse'
import type { Problem } from '../support/errors.ts'
import { show } from './say-issue.ts'

/** One row: whose time it is, how long it took, and whether it ended or was only watched so long. */
export interface TimesRow {
  readonly group: string
  readonly time: number
  readonly event: boolean
}

const COLUMNS = ['group', 'time', 'event'] as const
const EVENTS: ReadonlyMap<string, boolean> = new Map([
  ['1', true],
  ['true', true],
  ['0', false],
  ['false', false],
])

/** Reads censored times from a CSV with the columns group, time and event; every problem carries its row's line. */
export function readTimesCsv(
  file: string,
  text: string,
): { readonly rows: readonly TimesRow[]; readonly problems: readonly Problem[] } {
  const [header = [], ...lines] = Papa.parse<string[]>(text.replace(/^\uFEFF/, '')).data
  const names = header.map((cell) => cell.trim())
  const missing = COLUMNS.filter((column) => !names.includes(column))
  if (missing.length > 0) {
    return {
      rows: [],
      problems: missing.map((column) => ({ file, line: 1, message: `Expected a column \`${column}\`, got none` })),
    }
  }
  const rows: TimesRow[] = []
  const problems: Problem[] = []
  for (const [index, cells] of lines.entries()) {
    if (cells.every((cell) => cell.trim() === '')) continue
    const [group = '', time = '', event = ''] = COLUMNS.map((column) => (cells[names.indexOf(column)] ?? '').trim())
    const [seconds, ended] = [time === '' ? Number.NaN : Number(time), EVENTS.get(event.toLowerCase())]
    const wrong = [
      group === '' ? 'Expected `group` to be given, got nothing' : null,
      Number.isFinite(seconds) && seconds >= 0 ? null : `Expected \`time\` to be a number from 0 up, got ${show(time)}`,
      ended === undefined ? `Expected \`event\` to be 1 or 0, got ${show(event)}` : null,
    ].filter((message) => message !== null)
    if (wrong.length > 0 || ended === undefined)
      problems.push(...wrong.map((message) => ({ file, line: index + 2, message })))
    else rows.push({ group, time: seconds, event: ended })
  }
  if (rows.length === 0 && problems.length === 0) problems.push({ file, line: 1, message: 'Expected rows, got none' })
  return { rows, problems }
}
