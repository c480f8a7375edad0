import { type Random, randomFrom } from './random.ts'
import { midranks } from './ranks.ts'
import { restrictedMean } from './restricted-mean.ts'
import { type Subject, survivalCurve } from './survival-curve.ts'

/** Where one group stands among all by its restricted mean, the shortest first, and how sure that is. */
export interface Standing {
  readonly estimate: number
  readonly rank: number
  readonly lower: number
  readonly upper: number
  /** The share of draws in which it was the shortest. */
  readonly chanceOfFirst: number
}

export interface RankOptions {
  readonly tau: number
  readonly draws?: number
  readonly seed?: number
  readonly level?: number
}

/**
 * A league table with its doubt in it: every group is drawn again with replacement, all are ranked by restricted mean, many times over;
 * the interval holds the middle 95 % of a group's ranks (Efron's percentiles; for ranks, Goldstein and Spiegelhalter, JRSS A 159, 1996).
 */
export function rankIntervals(
  groups: readonly (readonly Subject[])[],
  { tau, draws = 2000, seed = 1, level = 0.95 }: RankOptions,
): readonly Standing[] {
  const random = randomFrom(seed)
  const samplers = groups.map((subjects) => samplerOf(subjects, tau, random))
  const drawn = groups.map(() => new Float32Array(draws))
  const first = new Uint32Array(groups.length)
  for (let draw = 0; draw < draws; draw++) {
    for (const [i, rank] of midranks(samplers.map((sample) => sample())).entries()) {
      const own = drawn[i] as Float32Array
      own[draw] = rank
      if (rank === 1) first[i] = (first[i] ?? 0) + 1
    }
  }
  const estimates = groups.map((subjects) => restrictedMean(survivalCurve(subjects), tau).estimate)
  const ranks = midranks(estimates)
  return estimates.map((estimate, i) => {
    const own = (drawn[i] as Float32Array).sort()
    const at = (p: number) => own[Math.max(0, Math.ceil(p * draws - 1e-9) - 1)] ?? 0
    return {
      estimate,
      rank: ranks[i] ?? 0,
      lower: at((1 - level) / 2),
      upper: at((1 + level) / 2),
      chanceOfFirst: (first[i] ?? 0) / draws,
    }
  })
}

/**
 * Places of a league table: whose interval overlaps that of the first of a place shares it.
 * The next place counts those before it, as in sport: 1, 1, 3.
 */
export function sharedPlaces(standings: readonly Pick<Standing, 'rank' | 'lower' | 'upper'>[]): readonly number[] {
  const order = standings.map((_, i) => i).sort((a, b) => (standings[a]?.rank ?? 0) - (standings[b]?.rank ?? 0))
  const places = new Array<number>(standings.length).fill(1)
  let [place, end] = [1, standings[order[0] ?? 0]?.upper ?? 0]
  for (const [before, index] of order.entries()) {
    const standing = standings[index]
    if (standing !== undefined && standing.lower > end) {
      place = before + 1
      end = standing.upper
    }
    places[index] = place
  }
  return places
}

// A draw with replacement is a count a subject. The subjects stay in order, so that one walk gives the area under the drawn curve.
function samplerOf(subjects: readonly Subject[], tau: number, random: Random): () => number {
  // An event comes before a censoring of the same time.
  const inOrder = subjects.toSorted((a, b) => a.time - b.time || Number(b.event) - Number(a.event))
  const n = inOrder.length
  const times = Float64Array.from(inOrder, ({ time }) => time)
  const events = Uint8Array.from(inOrder, ({ event }) => (event ? 1 : 0))
  const counts = new Uint32Array(n)
  return () => {
    counts.fill(0)
    for (let i = 0; i < n; i++) {
      const chosen = random(n)
      counts[chosen] = (counts[chosen] ?? 0) + 1
    }
    let [area, survival, reached, atRisk] = [0, 1, 0, n]
    for (let i = 0; i < n && survival > 0; i++) {
      const [time, count] = [times[i] as number, counts[i] as number]
      if (time >= tau) break
      if (events[i] === 1 && count > 0) {
        area += survival * (time - reached)
        reached = time
        // Events of one time one after the other give the same product as all at once.
        survival *= (atRisk - count) / atRisk
      }
      atRisk -= count
    }
    return area + survival * (tau - reached)
  }
}
