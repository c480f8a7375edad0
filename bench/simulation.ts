// Whether the intervals hold what they say, on studies whose truth is known. A person runs it: `node bench/simulation.ts`.
import type { PromiseVerdict } from '../src/model/verdict.ts'
import { findingOf } from '../src/score/finding.ts'
import { withoutFalseAlarms } from '../src/score/many-promises.ts'
import { normalTail, normalUpperQuantile } from '../src/score/statistics/normal.ts'
import { wilsonInterval } from '../src/score/statistics/proportion.ts'
import { survivalQuantile } from '../src/score/statistics/quantile.ts'
import { randomFrom } from '../src/score/statistics/random.ts'
import { restrictedMean } from '../src/score/statistics/restricted-mean.ts'
import { type Subject, survivalCurve } from '../src/score/statistics/survival-curve.ts'
import { wilson } from '../src/score/wilson.ts'

const STUDIES = 1000
const WINDOW = 21 * 24
const LIMIT = 24
const random = randomFrom(20261102)
const uniform = () => (random(2 ** 30) + 0.5) / 2 ** 30

/** A desk: some contacts are never answered, the others after a log-normal time in hours, heavy to the right as desks are. */
interface Desk {
  readonly silent: number
  readonly middle: number
  readonly spread: number
}

/** The time by which a share p of all contacts is answered. */
const truth = ({ silent, middle, spread }: Desk, p: number) =>
  middle * Math.exp(spread * normalQuantile(p / (1 - silent)))

function contact({ silent, middle, spread }: Desk): number {
  return uniform() < silent ? Number.POSITIVE_INFINITY : middle * Math.exp(spread * normalQuantile(uniform()))
}

/** What is seen of a contact: its time, or that none had come when the listening ended. */
function seen(time: number, until: number): Subject {
  return time <= until ? { time, event: true } : { time: until, event: false }
}

function study(n: number) {
  const desk = { silent: 0.2 + 0.2 * uniform(), middle: 4 + 40 * uniform(), spread: 0.8 + 0.8 * uniform() }
  const times = Array.from({ length: n }, () => contact(desk))
  // One in ten is still pending: it was sent late in the window.
  const curve = survivalCurve(times.map((time) => seen(time, uniform() < 0.1 ? WINDOW * uniform() : WINDOW)))
  const median = survivalQuantile(curve, 0.5)
  const share = wilsonInterval(times.filter((time) => time <= LIMIT).length, n)
  const onTime = shareBy(desk, LIMIT)
  const answered = times.filter((time) => time <= WINDOW)
  const all = restrictedMean(survivalCurve(times.map((time) => seen(time, WINDOW))), WINDOW).estimate
  return {
    log: holds(median.log, truth(desk, 0.5)),
    loglog: holds(median.loglog, truth(desk, 0.5)),
    share: share.lower <= onTime && onTime <= share.upper,
    silence: 1 - answered.length / n,
    meanOff: all / (answered.reduce((sum, time) => sum + time, 0) / answered.length),
    medianOff: truth(desk, 0.5) / (answered.toSorted((a, b) => a - b)[answered.length >> 1] ?? Number.NaN),
  }
}

// "Not reached" is a limit beyond all times.
function holds({ lower, upper }: { lower: number | null; upper: number | null }, value: number): boolean {
  return (lower ?? Number.POSITIVE_INFINITY) <= value && value <= (upper ?? Number.POSITIVE_INFINITY)
}

function shareBy({ silent, middle, spread }: Desk, limit: number): number {
  return (1 - silent) * normalBelow(Math.log(limit / middle) / spread)
}

const rows = [50, 100, 200, 12].map((n) => {
  const studies = Array.from({ length: STUDIES }, () => study(n))
  const part = (key: 'log' | 'loglog' | 'share') =>
    `${((studies.filter((one) => one[key]).length / STUDIES) * 100).toFixed(1)} %`
  const middle = (key: 'silence' | 'meanOff' | 'medianOff') =>
    (studies.map((one) => one[key]).toSorted((a, b) => a - b)[STUDIES >> 1] ?? Number.NaN).toFixed(2)
  return {
    n,
    'median, log': part('log'),
    'median, log-log': part('loglog'),
    'share on time, Wilson': part('share'),
    silence: middle('silence'),
    'mean of all up to the end / mean of responders': middle('meanOff'),
    'true median / median of responders': middle('medianOff'),
  }
})
console.log(`${STUDIES} studies each: how many of the 95 % intervals hold the truth; then middle figures`)
console.table(rows)

/** Brands that truly keep 95 %: how often a study says that they don't. */
const [REPEATS, BRANDS] = [200, 300]
const leagues = Array.from({ length: REPEATS }, () => {
  const tested = Array.from({ length: BRANDS }, (_, brand) => {
    const of = 1 + (brand % 24)
    const kept = Array.from({ length: of }, uniform).filter((u) => u < 0.95).length
    const counts = { kept, broken: of - kept, pending: 0, unknown: 0, 'not-applicable': 0 }
    const verdict: PromiseVerdict = {
      brand: '',
      promise: '',
      ...findingOf(kept, of, 0.95),
      share: wilson(kept, of),
      counts,
    }
    return { verdict, promised: 0.95, draft: false }
  })
  const broken = (verdicts: readonly PromiseVerdict[]) => verdicts.filter(({ finding }) => finding === 'broken').length
  return { alone: broken(tested.map(({ verdict }) => verdict)) / BRANDS, league: broken(withoutFalseAlarms(tested)) }
})
const alone = leagues.map((one) => one.alone)
console.log(`${BRANDS} brands that keep 95 %, n from 1 to 24, ${REPEATS} times:`)
console.log(
  `  each promise alone: wrongly broken ${percent(alone.reduce((a, b) => a + b) / REPEATS)} of brands; stated rate 5 %`,
)
console.log(`  at most, in one of the leagues: ${percent(Math.max(...alone))}`)
console.log(
  `  as a league: ${percent(leagues.filter(({ league }) => league > 0).length / REPEATS)} of them accuse even one; stated rate 5 %`,
)

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`
}

function normalBelow(z: number): number {
  return 1 - normalTail(z)
}

function normalQuantile(p: number): number {
  return -normalUpperQuantile(p)
}
