import Papa from 'papaparse'

export type Cell = string | number | boolean | null

/** One column: its name, what stands in it, and how it is had of a line. The data dictionary is made of the same table. */
export interface Column<Line> {
  readonly name: string
  readonly type: 'text' | 'integer' | 'number' | 'seconds' | 'share' | 'instant' | 'day' | 'true or false' | 'list'
  readonly meaning: string
  readonly of: (line: Line) => Cell
}

/** Lines for a spreadsheet. A cell that a spreadsheet would run as a formula is made text; unknown is an empty cell, never 0. */
export function csvOf<Line>(columns: readonly Column<Line>[], lines: readonly Line[]): string {
  const fields = columns.map(({ name }) => name)
  const data = lines.map((line) => columns.map(({ of }) => of(line)))
  return `${Papa.unparse({ fields, data }, { escapeFormulae: FORMULA, newline: '\r\n' })}\r\n`
}

/** Values in one cell. Where the semicolon parts cells, a stranger's words must not begin one. */
export function listed(values: readonly string[]): string {
  return values.map((value) => value.replaceAll(';', ',')).join('; ')
}

// What a spreadsheet may take for a formula, in its wide forms too. Papa's own pattern misses a cell with a line break in it.
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/
