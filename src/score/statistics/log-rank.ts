import { chiSquareTail } from './chi-square.ts'
import { solve } from './solve.ts'
import { type Subject, sorted } from './survival-curve.ts'

/** Whether groups differ in their curves. `chisq` and `p` are null where there is nothing to compare. */
export interface LogRank {
  readonly observed: readonly number[]
  readonly expected: readonly number[]
  readonly chisq: number | null
  readonly df: number
  readonly p: number | null
}

/**
 * The log-rank test for any number of groups (Mantel 1966; Peto and Peto, JRSS A 135, 1972), events tied in time by the
 * hypergeometric variance. A group that was never at risk when something happened is left out.
 */
export function logRank(groups: readonly (readonly Subject[])[]): LogRank {
  return stratifiedLogRank([groups])
}

/** The same, compared within each stratum and summed: every stratum lists the same groups in the same order. */
export function stratifiedLogRank(strata: readonly (readonly (readonly Subject[])[])[]): LogRank {
  const k = strata[0]?.length ?? 0
  const sums: Sums = {
    observed: new Float64Array(k),
    expected: new Float64Array(k),
    variance: Array.from({ length: k }, () => new Float64Array(k)),
  }
  for (const groups of strata) addStratum(sums, groups)
  return { observed: [...sums.observed], expected: [...sums.expected], ...tested(sums) }
}

interface Sums {
  readonly observed: Float64Array
  readonly expected: Float64Array
  /** Only the part on and below the diagonal. */
  readonly variance: readonly Float64Array[]
}

function addStratum({ observed, expected, variance }: Sums, groups: readonly (readonly Subject[])[]): void {
  const each = groups.map(sorted)
  const all = sorted(groups.flat())
  const atRisk = new Float64Array(groups.length)
  const gone = new Uint32Array(groups.length)
  let goneOfAll = 0
  for (let i = 0; i < all.events.length; ) {
    const time = all.events[i] ?? 0
    let died = 0
    for (; all.events[i] === time; i++) died += 1
    while ((all.times[goneOfAll] ?? time) < time) goneOfAll += 1
    const risk = all.times.length - goneOfAll
    for (const [j, { times }] of each.entries()) {
      let past = gone[j] ?? 0
      while (past < times.length && (times[past] ?? 0) < time) past += 1
      gone[j] = past
      atRisk[j] = times.length - past
    }
    // One at risk has no variance: it was bound to be it.
    const weight = risk > 1 ? (died * (risk - died)) / (risk - 1) / risk : 0
    for (let j = 0; j < groups.length; j++) {
      const own = atRisk[j] ?? 0
      const row = variance[j] as Float64Array
      expected[j] = (expected[j] ?? 0) + (died * own) / risk
      for (let l = 0; l < j; l++) row[l] = (row[l] ?? 0) - (weight * own * (atRisk[l] ?? 0)) / risk
      row[j] = (row[j] ?? 0) + (weight * own * (risk - own)) / risk
    }
  }
  for (const [j, { events }] of each.entries()) observed[j] = (observed[j] ?? 0) + events.length
}

// The differences sum to 0: one group is left out, whichever it is.
function tested({ observed, expected, variance }: Sums): Pick<LogRank, 'chisq' | 'df' | 'p'> {
  const [, ...free] = [...expected.keys()].filter((j) => (expected[j] ?? 0) > 0)
  const df = free.length
  if (df === 0) return { chisq: null, df, p: null }
  const difference = free.map((j) => (observed[j] ?? 0) - (expected[j] ?? 0))
  const matrix = free.map((j) => free.map((l) => variance[Math.max(j, l)]?.[Math.min(j, l)] ?? 0))
  const solution = solve(matrix, difference)
  if (solution === null) return { chisq: null, df, p: null }
  const chisq = solution.reduce((sum, value, j) => sum + value * (difference[j] ?? 0), 0)
  return { chisq, df, p: chiSquareTail(chisq, df) }
}
