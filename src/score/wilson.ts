import type { Share } from '../model/verdict.ts'

/** The normal quantile of a two-sided 95 % interval. */
const Z = 1.959963984540054

/**
 * A share k of n with Wilson's score interval at 95 %, clipped to 0 and 1; nulls for n = 0.
 * E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
 */
export function wilson(kept: number, of: number): Share {
  const base = { kept, of, level: 0.95, method: 'wilson' } as const
  if (of === 0) return { ...base, estimate: null, lower: null, upper: null }
  const p = kept / of
  const spread = Z * Math.sqrt((p * (1 - p)) / of + (Z * Z) / (4 * of * of))
  const centre = p + (Z * Z) / (2 * of)
  const scale = 1 + (Z * Z) / of
  const lower = kept === 0 ? 0 : Math.max(0, (centre - spread) / scale)
  const upper = kept === of ? 1 : Math.min(1, (centre + spread) / scale)
  return { ...base, estimate: p, lower, upper }
}
