/** One subject: the time to its event, or (event false) the time until which it was seen without. */
export interface Subject {
  readonly time: number
  readonly event: boolean
}

/** A median with its interval; null is "not reached". */
export interface Median {
  readonly n: number
  readonly events: number
  readonly estimate: number | null
  readonly lower: number | null
  readonly upper: number | null
}

const Z = 1.959963984540054
// S(t) that should be exactly one half may miss it by rounding.
const TINY = 1e-9

/**
 * The median of censored times by Kaplan and Meier (JASA 53, 1958), with the interval of Brookmeyer and Crowley
 * (Biometrics 38, 1982) on the log scale and Greenwood's variance. Events come before censorings of the same time.
 */
export function medianTime(subjects: readonly Subject[]): Median {
  const curve = curveOf(subjects)
  return {
    n: subjects.length,
    events: subjects.filter(({ event }) => event).length,
    estimate: crossing(curve, subjects, ({ survival }) => survival),
    lower: crossing(curve, subjects, ({ survival, greenwood }) => survival * Math.exp(-Z * Math.sqrt(greenwood))),
    upper: crossing(curve, subjects, ({ survival, greenwood }) =>
      Math.min(1, survival * Math.exp(Z * Math.sqrt(greenwood))),
    ),
  }
}

interface Step {
  readonly time: number
  readonly survival: number
  readonly greenwood: number
}

function curveOf(subjects: readonly Subject[]): readonly Step[] {
  const sorted = subjects.toSorted((a, b) => a.time - b.time)
  const steps: Step[] = []
  let [survival, greenwood] = [1, 0]
  for (let i = 0; i < sorted.length; ) {
    const time = sorted[i]?.time ?? 0
    const tied = sorted.slice(i).filter((subject) => subject.time === time)
    const [atRisk, died] = [sorted.length - i, tied.filter(({ event }) => event).length]
    if (died > 0) {
      survival *= 1 - died / atRisk
      greenwood += died === atRisk ? Number.POSITIVE_INFINITY : died / (atRisk * (atRisk - died))
      steps.push({ time, survival, greenwood })
    }
    i += tied.length
  }
  return steps
}

// As R does: where the curve lies flat at one half, the middle of the flat; on the last flat, up to the last follow-up.
function crossing(curve: readonly Step[], subjects: readonly Subject[], of: (step: Step) => number): number | null {
  const index = curve.findIndex((step) => of(step) <= 0.5 + TINY)
  const step = curve[index]
  if (step === undefined) return null
  if (of(step) < 0.5 - TINY || Number.isNaN(of(step))) return step.time
  const end = curve[index + 1]?.time ?? Math.max(...subjects.map(({ time }) => time))
  return (step.time + end) / 2
}
