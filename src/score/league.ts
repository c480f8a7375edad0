import type { League } from '../model/comparison.ts'
import type { ContactLine } from '../model/result.ts'
import { wasMade } from './made.ts'
import { logRank } from './statistics/log-rank.ts'
import { rankIntervals, sharedPlaces } from './statistics/rank-intervals.ts'
import { restrictedMean } from './statistics/restricted-mean.ts'
import { type Subject, type SurvivalCurve, survivalCurve } from './statistics/survival-curve.ts'

const METRIC = 'first-response-time'
const [DRAWS, SEED, LEVEL] = [1000, 1, 0.95]

/** The league of a study's brands; null with fewer than two whose times are known. */
export function leagueOf(contacts: readonly ContactLine[]): League | null {
  const groups = [...Map.groupBy(contacts.filter(wasMade), ({ brand }) => brand)]
    .map(([brand, own]) => ({ brand, subjects: own.flatMap(subjectOf) }))
    .filter(({ subjects }) => subjects.length > 0)
  if (groups.length < 2) return null
  const times = groups.map(({ subjects }) => subjects)
  const curves = times.map(survivalCurve)
  const tau = horizonOf(curves)
  const standings = rankIntervals(times, { tau, draws: DRAWS, seed: SEED, level: LEVEL })
  const places = sharedPlaces(standings)
  const { chisq, df, p } = logRank(times)
  const brands = groups.flatMap(({ brand }, i) => {
    const [curve, standing, place] = [curves[i], standings[i], places[i]]
    if (curve === undefined || standing === undefined || place === undefined) return []
    const { estimate, standardError } = restrictedMean(curve, tau)
    const { rank, lower, upper, chanceOfFirst } = standing
    const { n, events } = curve
    return {
      brand,
      n,
      events,
      restrictedMeanSeconds: estimate,
      standardError,
      rank,
      lower,
      upper,
      place,
      chanceOfFirst,
    }
  })
  return {
    metric: METRIC,
    tauSeconds: tau,
    draws: DRAWS,
    seed: SEED,
    level: LEVEL,
    method: 'restricted mean of Kaplan–Meier, ranks by bootstrap',
    logRank: { chisq, df, p },
    brands: brands.toSorted((a, b) => a.rank - b.rank || (a.brand < b.brand ? -1 : 1)),
  }
}

function subjectOf({ durations }: ContactLine): readonly Subject[] {
  const duration = durations[METRIC]
  if (duration === undefined || duration.kind === 'unknown') return []
  return [{ time: duration.stretch.calendarSeconds, event: duration.kind === 'observed' }]
}

// As far as all curves are known: one that has fallen to 0 is known for ever, any other to its longest time.
function horizonOf(curves: readonly SurvivalCurve[]): number {
  const longest = curves.map(({ longest }) => longest ?? 0)
  const open = longest.filter((_, i) => curves[i]?.steps.at(-1)?.survival !== 0)
  return open.length > 0 ? Math.min(...open) : Math.max(...longest)
}
