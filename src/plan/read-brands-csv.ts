import Papa from 'papaparse'
import { Brand } from '../model/brand.ts'
import { Slug } from '../model/words.ts'
import type { Problem } from '../support/errors.ts'
import { nearest } from './known-keys.ts'
import type { LocatedBrand } from './read-brands.ts'
import { sayIssue, show } from './say-issue.ts'

/** The columns of a list of brands, and the part of a brand that each fills. Lists within a cell are parted by spaces. */
export const CSV_COLUMNS = {
  slug: [],
  name: ['name'],
  homePage: ['homePage'],
  country: ['country'],
  zone: ['zone'],
  languages: ['languages'],
  domains: ['domains'],
  product: ['product'],
  hours: ['statedHours', 'hours'],
  holidays: ['statedHours', 'holidays'],
  email: ['channels', 'email', 'address'],
  emailPublished: ['channels', 'email', 'published'],
  formUrl: ['channels', 'form', 'url'],
  formRecipe: ['channels', 'form', 'recipe'],
  phone: ['channels', 'phone', 'number'],
  phonePublished: ['channels', 'phone', 'published'],
} as const

type Column = keyof typeof CSV_COLUMNS
const LISTS: readonly string[] = ['languages', 'domains']
const NEEDED: readonly Column[] = ['slug', 'name', 'homePage', 'country', 'zone', 'languages', 'domains', 'product']

/** Reads a list of brands, one a row; every problem carries the line on which its row begins. */
export function readBrandsCsv(
  file: string,
  text: string,
): { brands: readonly LocatedBrand[]; problems: readonly Problem[] } {
  const rows = rowsOf(text.replace(/^\uFEFF/, ''))
  const header = rows[0]?.cells.map((cell) => cell.trim()) ?? []
  const problems = headerProblems(file, header)
  if (problems.length > 0) return { brands: [], problems }
  const read = rows.slice(1).map(({ cells, line }) => readRow(file, line, header, cells))
  return { brands: read.flatMap(({ brand }) => brand ?? []), problems: read.flatMap(({ problems }) => problems) }
}

function readRow(file: string, line: number, header: readonly string[], cells: readonly string[]) {
  if (cells.length !== header.length) {
    return { brand: null, problems: [{ file, line, message: `Expected ${header.length} cells, got ${cells.length}` }] }
  }
  const row = new Map(header.map((name, i) => [name, cells[i]?.trim() ?? '']))
  const slug = Slug.safeParse(row.get('slug'))
  const raw = assemble(row)
  const parsed = Brand.safeParse(raw)
  const problems: Problem[] = (parsed.error?.issues ?? [])
    .flatMap((issue) => sayIssue(issue, raw, Brand))
    .map(({ message }) => ({ file, line, message }))
  if (!slug.success) {
    problems.unshift({
      file,
      line,
      message: `Expected \`slug\` to be a slug such as \`city-on-the-hill\`, got ${show(row.get('slug'))}`,
    })
  }
  if (!slug.success || !parsed.success) return { brand: null, problems }
  return { brand: { file, lineOf: () => line, value: { ...parsed.data, slug: slug.data } }, problems }
}

/** A brand's raw value from its cells; an empty cell is not given at all. */
function assemble(row: ReadonlyMap<string, string>): unknown {
  const raw: Record<string, unknown> = { brand: 1 }
  for (const [column, path] of Object.entries(CSV_COLUMNS)) {
    const cell = row.get(column)
    if (!cell || path.length === 0) continue
    const last = path.at(-1) ?? column
    let owner = raw
    for (const key of path.slice(0, -1)) {
      owner[key] ??= {}
      owner = owner[key] as Record<string, unknown>
    }
    owner[last] = LISTS.includes(column) ? cell.split(/\s+/) : cell
  }
  return raw
}

function headerProblems(file: string, header: readonly string[]): readonly Problem[] {
  const known = Object.keys(CSV_COLUMNS)
  const unknown = header.filter((name) => !known.includes(name)).map((name) => ({ name, meant: nearest(name, known) }))
  const strange = unknown.map(({ name, meant }) => {
    const hint = meant === null ? `one of ${known.join(', ')}` : `did you mean \`${meant}\`?`
    return `Expected a known column, got \`${name}\`: ${hint}`
  })
  const twice = header
    .filter((name, i) => header.indexOf(name) !== i)
    .map((name) => `Expected each column once, got \`${name}\` again`)
  const missing = NEEDED.filter((name) => !header.includes(name) && !unknown.some(({ meant }) => meant === name)).map(
    (name) => `Expected a column \`${name}\`, got none`,
  )
  return [...strange, ...twice, ...missing].map((message) => ({ file, line: 1, message }))
}

/** Rows with the line on which each begins; a quoted cell may span several lines. */
function rowsOf(text: string): readonly { readonly cells: readonly string[]; readonly line: number }[] {
  const rows: { cells: readonly string[]; line: number }[] = []
  let line = 1
  let read = 0
  Papa.parse<string[]>(text, {
    step: ({ data, meta }) => {
      if (data.some((cell) => cell.trim() !== '')) rows.push({ cells: data, line })
      line += text.slice(read, meta.cursor).split(/\r\n|\r|\n/).length - 1
      read = meta.cursor
    },
  })
  return rows
}
