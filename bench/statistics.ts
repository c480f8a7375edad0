// How fast the estimators are. A person runs it: `node bench/statistics.ts`.
import { logRank } from '../src/score/statistics/log-rank.ts'
import { survivalQuantile } from '../src/score/statistics/quantile.ts'
import { randomFrom } from '../src/score/statistics/random.ts'
import { rankIntervals } from '../src/score/statistics/rank-intervals.ts'
import { restrictedMean } from '../src/score/statistics/restricted-mean.ts'
import { type Subject, survivalCurve } from '../src/score/statistics/survival-curve.ts'

const random = randomFrom(20261102)
const uniform = () => (random(2 ** 30) + 0.5) / 2 ** 30

/** Contacts that wait about `mean` hours, and are listened to for a week. */
function contacts(n: number, mean: number): readonly Subject[] {
  return Array.from({ length: n }, () => {
    const time = -mean * Math.log(uniform())
    return time < 168 ? { time, event: true } : { time: 168, event: false }
  })
}

/** The best of three, in seconds. */
function timed(act: () => unknown): number {
  return Math.min(
    ...[1, 2, 3].map(() => {
      const start = performance.now()
      act()
      return (performance.now() - start) / 1000
    }),
  )
}

const two = [contacts(50_000, 80), contacts(50_000, 90)]
const ten = Array.from({ length: 10 }, (_, i) => contacts(10_000, 60 + i))
const league = Array.from({ length: 200 }, (_, i) => contacts(24, 20 + i))

console.table([
  { what: 'Kaplan–Meier of 100,000 rows', seconds: timed(() => survivalCurve(two.flat())), limit: null },
  {
    what: 'Kaplan–Meier with quantiles and means, and log-rank: 100,000 rows, 2 groups',
    seconds: timed(() => {
      for (const curve of two.map(survivalCurve)) {
        for (const p of [0.25, 0.5, 0.75, 0.9]) survivalQuantile(curve, p)
        restrictedMean(curve, 168)
      }
      return logRank(two)
    }),
    limit: 1,
  },
  { what: 'the same, 10 groups: log-rank alone', seconds: timed(() => logRank(ten)), limit: 1 },
  {
    what: '10,000 bootstrap rankings of 200 brands, 24 contacts each',
    seconds: timed(() => rankIntervals(league, { tau: 168, draws: 10_000 })),
    limit: 10,
  },
])
