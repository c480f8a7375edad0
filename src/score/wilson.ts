import type { Share } from '../model/verdict.ts'
import { wilsonInterval } from './statistics/proportion.ts'

/** A share k of n with Wilson's score interval at 95 %; nulls for n = 0. */
export function wilson(kept: number, of: number): Share {
  const base = { kept, of, level: 0.95, method: 'wilson' } as const
  if (of === 0) return { ...base, estimate: null, lower: null, upper: null }
  return { ...base, estimate: kept / of, ...wilsonInterval(kept, of) }
}
