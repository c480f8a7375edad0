import type { TwinLine } from '../model/comparison.ts'
import type { ContactLine } from '../model/result.ts'
import { wasMade } from './made.ts'
import { hodgesLehmann, mcNemar, signedRank } from './statistics/pairs.ts'

/** In what twins may differ; in all else they are alike. */
const WAYS = ['stage', 'channel', 'language'] as const
const METRIC = 'first-response-time'

/**
 * Contacts to one brand and wave that are alike in all but one thing (before or after the sale, the channel, the language), side by side:
 * how much longer the second of them waited for a person. Silence counts as the time until which both were listened to, and so can only
 * make a difference smaller.
 */
export function twinLines(contacts: readonly ContactLine[]): readonly TwinLine[] {
  const made = contacts.filter(wasMade)
  return WAYS.flatMap((way) => {
    const values = [...new Set(made.map((contact) => contact[way]))].sort(asUsual)
    return values.flatMap((first, i) => values.slice(i + 1).flatMap((second) => lineOf(made, way, first, second)))
  })
}

type Way = (typeof WAYS)[number]
type Twins = readonly [first: ContactLine, second: ContactLine]

function lineOf(contacts: readonly ContactLine[], by: Way, first: string, second: string): readonly TwinLine[] {
  const twins = twinsOf(contacts, by, first, second)
  if (twins.length === 0) return []
  const compared = twins.map(compare).filter((pair) => pair !== null)
  const differences = compared.map(({ first, second }) => second.seconds - first.seconds)
  const only = (one: 'first' | 'second', other: 'first' | 'second') =>
    compared.filter((pair) => pair[one].answered && !pair[other].answered).length
  const [onlyFirst, onlySecond] = [only('first', 'second'), only('second', 'first')]
  const { estimate, lower, upper, method } = hodgesLehmann(differences)
  const test = signedRank(differences)
  return [
    {
      by,
      first,
      second,
      metric: METRIC,
      pairs: compared.length,
      unknown: twins.length - compared.length,
      shiftSeconds: { estimate, lower, upper, level: 0.95, method: `Hodges–Lehmann, ${method}` },
      signedRank: { n: test.n, zeros: test.zeros, v: test.v, p: test.p, method: `Wilcoxon, ${test.method}` },
      answered: {
        both: compared.filter((pair) => pair.first.answered && pair.second.answered).length,
        onlyFirst,
        onlySecond,
        neither: compared.filter((pair) => !pair.first.answered && !pair.second.answered).length,
        p: mcNemar(onlyFirst, onlySecond).exact,
        method: 'McNemar, exact',
      },
    },
  ]
}

/** The k-th contact of the one kind beside the k-th of the other, within each brand and all that they share. */
function twinsOf(contacts: readonly ContactLine[], by: Way, first: string, second: string): readonly Twins[] {
  const alike = Map.groupBy(contacts, (contact) =>
    JSON.stringify([
      contact.brand,
      contact.wave,
      // What is asked before a sale is never what is asked after it.
      by === 'stage' ? null : contact.scenario,
      ...WAYS.filter((way) => way !== by).map((way) => contact[way]),
    ]),
  )
  return [...alike.values()].flatMap((group) => {
    const [ones, others] = [first, second].map((value) => group.filter((contact) => contact[by] === value))
    return (ones ?? []).flatMap((one, k): readonly Twins[] => {
      const other = others?.[k]
      return other === undefined ? [] : [[one, other]]
    })
  })
}

interface Waited {
  readonly seconds: number
  readonly answered: boolean
}

/** Both up to the same horizon, the shorter of the two times of listening; null where one of them is not known as far. */
function compare([first, second]: Twins): { readonly first: Waited; readonly second: Waited } | null {
  const horizon = Math.min(heardFor(first), heardFor(second))
  const [a, b] = [waited(first, horizon), waited(second, horizon)]
  return a === null || b === null ? null : { first: a, second: b }
}

// An answered contact is known for all its time.
function heardFor({ durations }: ContactLine): number {
  const duration = durations[METRIC]
  if (duration === undefined || duration.kind !== 'censored') return Number.POSITIVE_INFINITY
  return duration.stretch.calendarSeconds
}

function waited({ durations }: ContactLine, horizon: number): Waited | null {
  const duration = durations[METRIC]
  if (duration === undefined || duration.kind === 'unknown') return null
  if (duration.kind === 'censored' && duration.because !== 'window-closed') return null
  const { calendarSeconds } = duration.stretch
  const answered = duration.kind === 'observed' && calendarSeconds <= horizon
  return { seconds: Math.min(calendarSeconds, horizon), answered }
}

// Before the sale comes before after it; all else in the order of the alphabet.
function asUsual(a: string, b: string): number {
  const [before, after] = [a, b].map((value) => ['before-sale', 'after-sale'].indexOf(value))
  return (before ?? 0) - (after ?? 0) || (a < b ? -1 : 1)
}
