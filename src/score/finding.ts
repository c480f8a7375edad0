import { testedShare } from '../model/scope.ts'
import type { Finding } from '../model/verdict.ts'
import { ALPHA, MINIMUM_N } from './alpha.ts'
import { atLeast, atMost } from './binomial.ts'
import { stillNeeded } from './still-needed.ts'

export { ALPHA, MINIMUM_N }

/**
 * What k kept of n decided contacts say of a promised share, by the exact one-sided binomial test on either side.
 * Few contacts expose a breach sooner than they prove that a promise is kept. What is kept is known sooner than what is
 * broken: so nothing is found that the contacts still pending could undo, whichever way they turn out.
 */
export function findingOf(
  kept: number,
  decided: number,
  promised: number,
  pending = 0,
): { finding: Finding; because: string } {
  const share = testedShare(promised)
  const held = `${kept} of ${decided} kept, ${percent(share)} to be shown`
  const insufficient = (because: string) => ({ finding: 'insufficient-evidence', because }) as const
  const more = () => needed(kept, decided, share)
  if (decided === 0) return insufficient('no contact is decided yet')
  if (decided < MINIMUM_N) return insufficient(`${held}; fewer than ${MINIMUM_N} contacts decide nothing; ${more()}`)
  if (chanceOfSoFew(kept, decided, promised, pending) < ALPHA)
    return { finding: 'broken', because: `${held}; so few by chance in less than ${percent(ALPHA)}` }
  if (atLeast(kept, decided + pending, share) < ALPHA)
    return { finding: 'kept', because: `${held}; so many by chance in less than ${percent(ALPHA)}` }
  if (pending > 0) return insufficient(`${held}; ${pending} pending may turn it`)
  return insufficient(`${held}; chance could do either; ${more()}`)
}

/** How often a brand that keeps its promise as promised would keep so few, even if all that is pending turned out well. */
export function chanceOfSoFew(kept: number, decided: number, promised: number, pending = 0): number {
  return atMost(kept + pending, decided + pending, testedShare(promised))
}

function needed(kept: number, decided: number, share: number): string {
  const more = stillNeeded(kept, decided, share)
  return `${more.kept} more kept in a row would show it, ${more.broken} more broken in a row would refute it`
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`
}
