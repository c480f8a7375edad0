import type { BrandLine, ContactLine, Result } from '../model/result.ts'
import type { Comparison } from './compare.ts'

/** The table of what the study told apart: a line a brand, in words that fit a terminal. */
export function toldApart(
  { brands }: Result,
  lines: readonly ContactLine[],
  comparisons: readonly Comparison[],
): readonly string[] {
  const rows = brands.map((brand) => {
    const mine = comparisons.filter((one) => one.brand === brand.brand)
    const agree = mine.filter(({ disagreements }) => disagreements.length === 0).length
    const broken = brand.promises.filter(({ finding }) => finding === 'broken').length
    return [
      brand.name,
      medianOf(brand, 'acknowledgement-time'),
      medianOf(brand, 'first-response-time'),
      counted(brand.dispositions),
      seen(lines.filter((line) => line.brand === brand.brand)),
      `${broken} of ${brand.promises.length}`,
      `${agree} of ${mine.length}`,
    ]
  })
  return aligned([['brand', 'acknowledged', 'a person wrote', 'ended', 'seen', 'broken', 'true'], ...rows])
}

/** What was special about a brand's contacts, each thing once. */
function seen(lines: readonly ContactLine[]): string {
  const things = lines.flatMap(({ barriers, responses, sameLanguage }) => [
    ...barriers.map(({ barrier, confirmed }) => (confirmed ? `${barrier}, by two browsers` : barrier)),
    ...responses.flatMap(({ kind, handoff, inJunk, language }) => [
      ...(kind === 'request' ? ['asked back'] : []),
      ...(handoff === null ? [] : [`sent to the ${handoff}`]),
      ...(sameLanguage === false && language !== null ? [`in "${language}"`] : []),
      ...(inJunk ? ['among junk'] : []),
    ]),
  ])
  return [...new Set(things)].join(', ')
}

/** A length of time as people say it: `16 min`, `2 h 5 min`, `3 d 4 h`. */
export function sayDuration(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  if (minutes < 1) return `${Math.round(seconds)} s`
  if (minutes < 60) return `${minutes} min`
  if (minutes < 24 * 60) return pair(Math.floor(minutes / 60), 'h', minutes % 60, 'min')
  const hours = Math.round(minutes / 60)
  return pair(Math.floor(hours / 24), 'd', hours % 24, 'h')
}

const pair = (a: number, unit: string, b: number, lesser: string) =>
  b === 0 ? `${a} ${unit}` : `${a} ${unit} ${b} ${lesser}`

function medianOf({ medians }: BrandLine, metric: string): string {
  const median = medians.find((one) => one.metric === metric)
  if (median === undefined || median.n === 0) return 'not known'
  const half = median.calendarSeconds === null ? 'never' : sayDuration(median.calendarSeconds)
  return `${half} (${median.events} of ${median.n})`
}

function counted(counts: Readonly<Record<string, number>>): string {
  const said = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${count} ${what}`)
  return said.join(', ')
}

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
