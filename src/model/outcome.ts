import type { Outcome } from './fact.ts'
import type { ObservationOf } from './observation.ts'
import type { Instant } from './time.ts'

/** What became of a turn, as far as anyone knows. */
export interface Settled {
  readonly outcome: Outcome
  readonly at: Instant
  readonly by: ObservationOf<'outcome'> | ObservationOf<'decision'>
}

/**
 * The outcome that stands for one turn, whatever the order in which its outcomes were written:
 * a person's word before the instrument's, accepted or rejected before unknown, the earlier before the later.
 */
export function settledOutcome(
  outcomes: readonly ObservationOf<'outcome'>[],
  decisions: readonly ObservationOf<'decision'>[],
): Settled | null {
  const said = decisions.flatMap((decision) => {
    const { says, at } = decision.fact
    return says.kind === 'outcome' ? [{ outcome: says.outcome, at: says.at ?? at, by: decision }] : []
  })
  const seen = outcomes.map((outcome) => ({ outcome: outcome.fact.outcome, at: outcome.fact.at, by: outcome }))
  const byTime = (a: Settled, b: Settled) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)
  const person = said.toSorted((a, b) => (a.by.fact.at < b.by.fact.at ? 1 : -1))[0]
  const definite = seen.filter(({ outcome }) => outcome !== 'unknown').toSorted(byTime)[0]
  return person ?? definite ?? seen.toSorted(byTime)[0] ?? null
}
