import type { FieldReading } from '../../src/page/reading.ts'
import type { GoldForm } from './gold.ts'

/** One labelled form and what was read of it. */
export interface Judged {
  readonly gold: GoldForm
  readonly site: string
  /** Whether it was read as one that takes a message: contact, complaint or comment. */
  readonly message: boolean
  readonly fields: readonly FieldReading[]
}

export interface Figures {
  readonly contactF1: number
  readonly contactPrecision: number
  readonly contactRecall: number
  readonly fieldAccuracy: number
  readonly everyField: number
  readonly subjectF1: number
  readonly forms: number
  readonly contacts: number
  readonly fields: number
  readonly labelled: number
}

/** The labels fold our kinds so: what they have no word for is `other`. */
const FOLDED: Readonly<Record<string, string>> = {
  order_number: 'other',
  serial_number: 'other',
  purchase_date: 'other',
  attachment: 'other',
}

/** The kinds of a form's fields by name, folded as the labels are. */
export function byName(fields: readonly FieldReading[]): ReadonlyMap<string, string> {
  const kinds = new Map<string, string>()
  for (const { name, kind } of fields) if (name !== null && !kinds.has(name)) kinds.set(name, FOLDED[kind] ?? kind)
  return kinds
}

// A topic counts as the subject where the label says that it is one.
function asLabelled(kind: string, label: string): string {
  return kind !== 'topic' ? kind : label === 'subject' ? 'subject' : 'other'
}

/** Whether a form counts for the figures on fields: a contact form with every field labelled. */
export function isLabelled({ contact, fields }: GoldForm): boolean {
  return contact && fields.length > 0 && fields.every(({ annotated }) => annotated !== false)
}

/** The figures that the bars are about. */
export function figuresOf(judged: readonly Judged[]): Figures {
  const contact = f1(judged.map(({ gold, message }) => [gold.contact, message]))
  const labelled = judged.filter(({ gold }) => isLabelled(gold))
  const pairs = labelled.map(({ gold, fields }) => {
    const kinds = byName(fields)
    return gold.fields.map(({ name, norm }) => [norm, asLabelled(kinds.get(name) ?? 'other', norm)] as const)
  })
  const all = pairs.flat()
  const right = all.filter(([want, got]) => want === got).length
  return {
    contactF1: contact,
    contactPrecision: share(
      judged.filter(({ message }) => message),
      ({ gold }) => gold.contact,
    ),
    contactRecall: share(
      judged.filter(({ gold }) => gold.contact),
      ({ message }) => message,
    ),
    fieldAccuracy: right / all.length,
    everyField: pairs.filter((form) => form.every(([want, got]) => want === got)).length / pairs.length,
    subjectF1: f1(all.map(([want, got]) => [want === 'subject', got === 'subject'])),
    forms: judged.length,
    contacts: judged.filter(({ gold }) => gold.contact).length,
    fields: all.length,
    labelled: labelled.length,
  }
}

function share<T>(some: readonly T[], holds: (one: T) => boolean): number {
  return some.filter(holds).length / some.length
}

function f1(pairs: readonly (readonly [want: boolean, got: boolean])[]): number {
  const count = (want: boolean, got: boolean) => pairs.filter((pair) => pair[0] === want && pair[1] === got).length
  return (2 * count(true, true)) / (2 * count(true, true) + count(true, false) + count(false, true))
}

/** The middle 95 of 100 when sites are drawn again with replacement: pages of one site are no independent witnesses. */
export function intervals(
  judged: readonly Judged[],
  draws = 400,
): Readonly<Record<keyof Figures, readonly [number, number]>> {
  const bySite = [...Map.groupBy(judged, ({ site }) => site).values()]
  const random = generator(20_260_101)
  const drawn = Array.from({ length: draws }, () =>
    figuresOf(bySite.flatMap(() => bySite[Math.floor(random() * bySite.length)] ?? [])),
  )
  const span = (key: keyof Figures): readonly [number, number] => {
    const values = drawn.map((one) => one[key]).filter((value) => !Number.isNaN(value))
    values.sort((one, other) => one - other)
    return [
      values[Math.floor(values.length * 0.025)] ?? Number.NaN,
      values[Math.floor(values.length * 0.975)] ?? Number.NaN,
    ]
  }
  const keys: readonly (keyof Figures)[] = [
    'contactPrecision',
    'contactRecall',
    'contactF1',
    'fieldAccuracy',
    'everyField',
    'subjectF1',
    'forms',
    'contacts',
    'fields',
    'labelled',
  ]
  return Object.fromEntries(keys.map((key) => [key, span(key)])) as Record<keyof Figures, readonly [number, number]>
}

// Mulberry32: the same draws on every machine.
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
