import type { PromiseVerdict } from '../model/verdict.ts'
import { ALPHA, MINIMUM_N } from './alpha.ts'
import { chanceOfSoFew } from './finding.ts'
import { holm } from './statistics/many-tests.ts'

/** A verdict beside the share that was promised. */
export interface Tested {
  readonly verdict: PromiseVerdict
  readonly promised: number
  /** A draft is never called broken, and so is no test of it. */
  readonly draft: boolean
}

/**
 * Takes back what is called broken where chance alone would do that to one of so many promises: over all brands and promises of a study,
 * the chance of even one false "broken" stays below 5 %, by Holm's method. What is called kept stays a finding of its own promise alone.
 */
export function withoutFalseAlarms(tested: readonly Tested[]): readonly PromiseVerdict[] {
  // What pending contacts may still decide is counted from the start, so that they can undo nothing.
  const family = tested.filter(({ draft, verdict }) => !draft && mayDecide(verdict) >= MINIMUM_N)
  const chances = family.map(({ verdict: { counts }, promised }) =>
    chanceOfSoFew(counts.kept, counts.kept + counts.broken, promised, counts.pending),
  )
  const adjusted = new Map(holm(chances).map((p, i) => [family[i]?.verdict, p]))
  return tested.map(({ verdict }) => {
    const p = adjusted.get(verdict)
    if (verdict.finding !== 'broken' || p === undefined || p < ALPHA) return verdict
    const { kept, of } = verdict.share
    const because = `${kept} of ${of} kept; so few by chance alone are no wonder among ${family.length} promises tested at once`
    return { ...verdict, finding: 'insufficient-evidence', because }
  })
}

function mayDecide({ counts }: PromiseVerdict): number {
  return counts.kept + counts.broken + counts.pending
}
