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
  const sorted = subjects.toSorted((a, b) => a.time - b.time)
  const curve = curveOf(sorted)
  const end = sorted.at(-1)?.time ?? 0
  return {
    n: subjects.length,
    events: subjects.filter(({ event }) => event).length,
    estimate: crossing(curve, end, ({ survival }) => survival),
    lower: crossing(curve, end, (step) => limitOf(step, -Z)),
    upper: crossing(curve, end, (step) => Math.min(1, limitOf(step, Z))),
  }
}

interface Step {
  readonly time: number
  readonly survival: number
  readonly greenwood: number
}

// Where everybody answered, the variance has no end and the interval no limits: not a number, and so never a crossing.
function limitOf({ survival, greenwood }: Step, z: number): number {
  return survival === 0 ? Number.NaN : survival * Math.exp(z * Math.sqrt(greenwood))
}

function curveOf(sorted: readonly Subject[]): readonly Step[] {
  const steps: Step[] = []
  let [survival, greenwood] = [1, 0]
  for (let i = 0; i < sorted.length; ) {
    const time = sorted[i]?.time ?? 0
    const atRisk = sorted.length - i
    let died = 0
    for (; sorted[i]?.time === time; i++) died += sorted[i]?.event ? 1 : 0
    if (died === 0) continue
    survival = died === atRisk ? 0 : survival * (1 - died / atRisk)
    greenwood += died === atRisk ? Number.POSITIVE_INFINITY : died / (atRisk * (atRisk - died))
    steps.push({ time, survival, greenwood })
  }
  return steps
}

// As R does: where the curve lies flat at one half, the middle of the flat; on the last flat, up to the last follow-up.
function crossing(curve: readonly Step[], end: number, of: (step: Step) => number): number | null {
  const index = curve.findIndex((step) => of(step) <= 0.5 + TINY)
  const step = curve[index]
  if (step === undefined) return null
  if (of(step) < 0.5 - TINY) return step.time
  return (step.time + (curve[index + 1]?.time ?? end)) / 2
}
