import type { BrandLine, PromiseLine, Result } from '../model/result.ts'
import { type Cell, type Column, csvOf } from './csv.ts'

/** A promise that was tested, or one that no contact speaks to. */
interface Line {
  readonly brand: BrandLine
  readonly promise: string
  readonly title: string
  readonly because: string
  readonly tested: PromiseLine | null
}

/** One row a promise of a brand, measured beside promised; those that were not tested too. */
export function promisesCsv({ brands }: Pick<Result, 'brands'>): string {
  return csvOf(PROMISE_COLUMNS, brands.flatMap(linesOf))
}

function linesOf(brand: BrandLine): readonly Line[] {
  return [
    ...brand.promises.map((tested) => ({ brand, ...identity(tested), tested })),
    ...brand.notTested.map((one) => ({ brand, ...identity(one), tested: null })),
  ]
}

function identity({ promise, title, because }: Omit<Line, 'brand' | 'tested'>) {
  return { promise, title, because }
}

/** The columns of `promises.csv`, in order. */
export const PROMISE_COLUMNS: readonly Column<Line>[] = [
  { name: 'brand', type: 'text', meaning: 'The brand, by its short name', of: ({ brand }) => brand.brand },
  { name: 'brand_name', type: 'text', meaning: 'The brand’s name', of: ({ brand }) => brand.name },
  {
    name: 'promise',
    type: 'text',
    meaning: 'The promise: who made it, and its short name',
    of: ({ promise }) => promise,
  },
  { name: 'title', type: 'text', meaning: 'The promise in a few words', of: ({ title }) => title },
  promised('quote', 'text', 'Its exact words', ({ source }) => source.quote),
  promised('source', 'text', 'Where these words stand', ({ source }) => source.url),
  promised('read_on', 'day', 'The day on which they were read there', ({ source }) => source.date),
  promised('metric', 'text', 'What is measured for it', ({ metric }) => metric),
  promised(
    'limit',
    'text',
    'The time that it allows, as ISO 8601 or in working days; empty where it sets none',
    ({ limit }) => limit,
  ),
  promised('clock', 'text', 'The clock that the limit runs on', ({ clock }) => clock),
  promised('tolerance', 'text', 'What is forgiven on a single contact, as ISO 8601', ({ tolerance }) => tolerance),
  promised('share_promised', 'share', 'The part of contacts that must meet the limit', ({ share }) => share),
  promised('severity', 'text', 'How much a breach weighs', ({ severity }) => severity),
  promised('status', 'text', 'Adopted, or a draft that is never called broken', ({ status }) => status),
  {
    name: 'finding',
    type: 'text',
    meaning: 'What all contacts together say',
    of: ({ tested }) => tested?.finding ?? 'not-tested',
  },
  { name: 'because', type: 'text', meaning: 'Why', of: ({ because }) => because },
  ...(['kept', 'broken', 'pending', 'unknown', 'not-applicable'] as const).map((verdict) =>
    promised(
      verdict.replaceAll('-', '_'),
      'integer',
      `Contacts whose verdict is ${verdict}`,
      ({ counts }) => counts[verdict] ?? null,
    ),
  ),
  promised(
    'share_kept',
    'share',
    'Kept, of kept and broken; empty where nothing is decided',
    ({ measured }) => measured.estimate,
  ),
  promised('share_lower', 'share', 'The lower end of its interval', ({ measured }) => measured.lower),
  promised('share_upper', 'share', 'The upper end of its interval', ({ measured }) => measured.upper),
  promised('level', 'share', 'The level of the interval', ({ measured }) => measured.level),
]

function promised(
  name: string,
  type: Column<Line>['type'],
  meaning: string,
  of: (promise: PromiseLine) => Cell,
): Column<Line> {
  return { name, type, meaning, of: ({ tested }) => (tested === null ? null : of(tested)) }
}
