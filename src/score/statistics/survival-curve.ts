/** One subject: the time to its event, or (event false) the time until which it was seen without. */
export interface Subject {
  readonly time: number
  readonly event: boolean
}

/** The curve from one event time to the next. */
export interface Step {
  readonly time: number
  readonly atRisk: number
  readonly events: number
  /** The share still without the event after this time. */
  readonly survival: number
  /** Greenwood's sum d / (r (r − d)): the variance of log S; infinite once everybody at risk had the event. */
  readonly greenwood: number
}

export interface SurvivalCurve {
  readonly n: number
  readonly events: number
  /** The longest follow-up, of an event or of a censored time; null without subjects. */
  readonly longest: number | null
  /** One a distinct event time; censored times move nothing but the number at risk. */
  readonly steps: readonly Step[]
}

/**
 * The survival curve of Kaplan and Meier (JASA 53, 1958) with Greenwood's variance (Reports on Public Health 33, 1926).
 * An event comes before a censoring of the same time: who is censored then was still at risk.
 */
export function survivalCurve(subjects: readonly Subject[]): SurvivalCurve {
  const { times, events } = sorted(subjects)
  const n = times.length
  const steps: Step[] = []
  let [survival, greenwood, gone] = [1, 0, 0]
  for (let i = 0; i < events.length; ) {
    const time = events[i] ?? 0
    let died = 0
    for (; events[i] === time; i++) died += 1
    while ((times[gone] ?? time) < time) gone += 1
    const atRisk = n - gone
    survival *= (atRisk - died) / atRisk
    greenwood += died / (atRisk * (atRisk - died))
    steps.push({ time, atRisk, events: died, survival, greenwood })
  }
  return { n, events: events.length, longest: times.at(-1) ?? null, steps }
}

/** All times, and the times of events alone, each in order. */
export function sorted(subjects: readonly Subject[]): { readonly times: Float64Array; readonly events: Float64Array } {
  const times = Float64Array.from(subjects, ({ time }) => time).sort()
  const events = Float64Array.from(
    subjects.filter(({ event }) => event),
    ({ time }) => time,
  ).sort()
  return { times, events }
}
