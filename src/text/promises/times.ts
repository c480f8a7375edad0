import { patternOf, sourceOf } from './pattern.ts'
import { type Quantity, UNITS, type Unit } from './promise.ts'
import { momentOf, type PromiseWords } from './words.ts'

/** A time found in a sentence, and where. */
export interface Time extends Quantity {
  readonly start: number
  readonly end: number
  /** Said by a phrase of its own, such as "the same day", and not by a number. */
  readonly moment: boolean
}

const MOST_TIMES = 12

/** Finds the times in a folded sentence of one language, from left to right. */
export function timeFinder(words: PromiseWords): (sentence: string) => readonly Time[] {
  const quantity = quantityPattern(words)
  const moments = words.moments.map((moment) => ({ moment, pattern: patternOf([moment[0]]) }))
  const before = new RegExp(`(?<![a-z0-9])(?:${words.before.map(sourceOf).join('|')}) $`)
  const after = new RegExp(`^[ ,]{0,2}(?:${words.after.map(sourceOf).join('|')})(?![a-z0-9])`)
  const unitOf = unitReader(words)
  const elsewhere = (sentence: string, start: number, end: number, range: boolean) =>
    (!range && before.test(sentence.slice(Math.max(0, start - 30), start))) || after.test(sentence.slice(end, end + 60))

  return (sentence) => {
    const found: Time[] = []
    for (const { moment, pattern } of moments) {
      const match = pattern.exec(sentence)
      if (match === null || overlaps(found, match.index, match[0].length)) continue
      found.push({ ...momentOf(moment), start: match.index, end: match.index + match[0].length, moment: true })
    }
    for (const match of sentence.matchAll(quantity)) {
      const { few, a, b, unit = '', w1, w2 } = match.groups ?? {}
      const { index: start } = match
      const end = start + match[0].length
      const read = unitOf(unit)
      if (read === null || overlaps(found, start, match[0].length)) continue
      if (elsewhere(sentence, start, end, b !== undefined)) continue
      const [first, second] = [numberOf(a, words), numberOf(b, words)]
      found.push({
        min: few === undefined && second !== null ? first : null,
        max: few === undefined ? (second ?? first) : null,
        unit: read.unit,
        working: read.working || w1 !== undefined || w2 !== undefined,
        start,
        end,
        moment: false,
      })
      if (found.length >= MOST_TIMES) break
    }
    return found.toSorted((x, y) => x.start - y.start)
  }
}

// "2 working days", "24-48 h", "24h/48h", "two (2) days", "jours ouvrés" with the working word behind.
function quantityPattern(words: PromiseWords): RegExp {
  const either = (list: readonly string[]) => list.map(sourceOf).join('|')
  const longest = Object.keys(words.numbers).toSorted((x, y) => y.length - x.length)
  const number = `(?:\\d{1,4}(?:[.,]\\d{1,2})?|${longest.map(sourceOf).join('|')})`
  const units = either([...Object.values(words.units).flat(), ...Object.values(words.workingUnits).flat()])
  const working = either(words.working)
  const filler = `(?:(?:${either(words.fillers)})[ -]){0,2}`
  const range = `(?:[ -]?(?:${units}))?(?: ?[-/] ?| (?:${either(words.ranges)}) )(?<b>${number})`
  return new RegExp(
    `(?<![a-z0-9.,%€$£])(?:(?<few>${either(words.fewOf)})|(?<a>${number})(?: ?\\(\\d{1,3}\\))?(?:${range})?(?: ?\\(\\d{1,3}\\))?)` +
      `(?:[ -]|(?<=[0-9'])) ?${filler}(?:(?<w1>${working})[ -])?${filler}(?<unit>${units})(?![a-z0-9])(?:[ -](?<w2>${working})(?![a-z0-9]))?`,
    'g',
  )
}

function unitReader(
  words: PromiseWords,
): (written: string) => { readonly unit: Unit; readonly working: boolean } | null {
  const known = [false, true].flatMap((working) =>
    UNITS.flatMap((unit) => {
      const list = working ? words.workingUnits[unit] : words.units[unit]
      return list === undefined ? [] : [{ unit, working, pattern: new RegExp(`^(?:${list.join('|')})$`) }]
    }),
  )
  return (written) => known.find(({ pattern }) => pattern.test(written)) ?? null
}

function numberOf(written: string | undefined, words: PromiseWords): number | null {
  if (written === undefined) return null
  const worded = words.numbers[written] ?? words.numbers[written.replaceAll('-', ' ')]
  if (worded !== undefined) return worded
  const read = Number(written.replace(',', '.'))
  return Number.isFinite(read) ? read : null
}

function overlaps(found: readonly Time[], start: number, length: number): boolean {
  return found.some((time) => start < time.end && time.start < start + length)
}
