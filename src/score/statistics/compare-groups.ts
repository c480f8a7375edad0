import { logRank } from './log-rank.ts'
import { type Quantile, survivalQuantile } from './quantile.ts'
import { type RestrictedMean, restrictedMean } from './restricted-mean.ts'
import { type Subject, survivalCurve } from './survival-curve.ts'

/** Censored times by group: quantiles, restricted means to one horizon, and whether the groups differ; nulls with nothing to compare. */
export interface GroupComparison {
  readonly groups: readonly {
    readonly group: string
    readonly n: number
    readonly events: number
    readonly median: Omit<Quantile, 'p'>
    readonly rmst: RestrictedMean
    readonly quantiles: readonly Quantile[]
  }[]
  readonly logrank: { readonly chisq: number | null; readonly df: number; readonly p: number | null }
}

const PROBABILITIES = [0.25, 0.5, 0.75, 0.9]

/** Describes every group, in the order of their names, and compares them. The horizon is by default the shortest of the longest times. */
export function compareGroups(
  rows: readonly (Subject & { readonly group: string })[],
  horizon: number | null = null,
): GroupComparison {
  const groups = [...Map.groupBy(rows, ({ group }) => group)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, subjects]) => ({ group, subjects, curve: survivalCurve(subjects) }))
  const { chisq, df, p } = logRank(groups.map(({ subjects }) => subjects))
  const tau = horizon ?? Math.min(...groups.map(({ curve }) => curve.longest ?? 0))
  return {
    groups: groups.map(({ group, curve }) => {
      const quantiles = PROBABILITIES.map((p) => survivalQuantile(curve, p))
      const { p: _, ...median } = quantiles.find(({ p }) => p === 0.5) ?? survivalQuantile(curve, 0.5)
      return {
        group,
        n: curve.n,
        events: curve.events,
        median,
        rmst: restrictedMean(curve, tau),
        quantiles,
      }
    }),
    logrank: { chisq, df, p },
  }
}
