import type { Metric } from '../model/promise.ts'
import type { ContactLine, CurveLine, PromiseLine } from '../model/result.ts'
import { secondsBetween } from '../support/period.ts'
import { LOG } from './statistics/limits.ts'
import { type Subject, survivalCurve } from './statistics/survival-curve.ts'

/**
 * The share answered over calendar time, silence and all: one less Kaplan and Meier's curve, with the interval that the
 * medians have. Beside it when each promise of the metric fell due: at one time for all, or between two on stated hours.
 */
export function curveLine(
  metric: Metric,
  contacts: readonly ContactLine[],
  promises: readonly PromiseLine[],
): CurveLine {
  const subjects = subjectsOf(metric, contacts)
  const { n, events, longest, steps } = survivalCurve(subjects)
  return {
    metric,
    n,
    events,
    longestSeconds: longest,
    level: 0.95,
    method: 'Kaplan–Meier, log interval',
    points: steps.map(({ time, atRisk, events, survival, greenwood }) => ({
      calendarSeconds: time,
      atRisk,
      events,
      share: 1 - survival,
      lower: answered(LOG.upper({ survival, greenwood })),
      upper: answered(LOG.lower({ survival, greenwood })),
    })),
    due: promises.filter((one) => one.metric === metric).flatMap(({ promise }) => dueOf(promise, metric, contacts)),
  }
}

/** The contacts that a curve or a median is made of: what is unknown is no part of it. */
export function subjectsOf(metric: Metric, contacts: readonly ContactLine[]): readonly Subject[] {
  return contacts
    .flatMap(({ durations }) => durations[metric] ?? [])
    .filter((duration) => duration.kind !== 'unknown')
    .map(({ kind, stretch }) => ({ time: stretch.calendarSeconds, event: kind === 'observed' }))
}

function answered(silent: number): number | null {
  return Number.isNaN(silent) ? null : 1 - silent
}

function dueOf(promise: string, metric: Metric, contacts: readonly ContactLine[]): CurveLine['due'] {
  const after = contacts
    .flatMap(({ durations, verdicts }) => {
      const duration = durations[metric]
      const due = verdicts.find((one) => one.promise === promise)?.due ?? null
      return due === null || duration === undefined || duration.kind === 'unknown'
        ? []
        : [secondsBetween(duration.start, due)]
    })
    .toSorted((a, b) => a - b)
  const [earliestSeconds, latestSeconds] = [after[0], after.at(-1)]
  if (earliestSeconds === undefined || latestSeconds === undefined) return []
  return [{ promise, earliestSeconds, latestSeconds }]
}
