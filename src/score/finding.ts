import { testedShare } from '../model/scope.ts'
import type { Finding } from '../model/verdict.ts'
import { atLeast, atMost } from './binomial.ts'

/** Fewer decided contacts than this decide nothing in general. */
export const MINIMUM_N = 5
/** How often chance alone may produce a finding. */
export const ALPHA = 0.05
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
  if (decided === 0) return insufficient('no contact is decided yet')
  if (decided < MINIMUM_N) return insufficient(`${held}; fewer than ${MINIMUM_N} contacts decide nothing`)
  if (atMost(kept + pending, decided + pending, share) < ALPHA)
    return { finding: 'broken', because: `${held}; so few by chance in less than ${percent(ALPHA)}` }
  if (atLeast(kept, decided + pending, share) < ALPHA)
    return { finding: 'kept', because: `${held}; so many by chance in less than ${percent(ALPHA)}` }
  return insufficient(`${held}; ${pending === 0 ? 'chance could do either' : `${pending} pending may turn it`}`)
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`
}
