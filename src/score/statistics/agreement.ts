import { chiSquareTail } from './chi-square.ts'
import { midranks } from './ranks.ts'

/** How far two raters agree beyond chance; null where both always say the same one word. */
export interface Kappa {
  readonly n: number
  readonly kappa: number | null
  readonly standardError: number | null
  readonly observed: number
  readonly byChance: number
}

/**
 * Cohen's kappa (Educational and Psychological Measurement 20, 1960) with the large-sample error of Fleiss, Cohen and Everitt
 * (Psychological Bulletin 72, 1969).
 */
export function cohenKappa(a: readonly string[], b: readonly string[]): Kappa {
  const words = [...new Set([...a, ...b])]
  const n = a.length
  const share = words.map((row) => words.map((column) => a.filter((x, i) => x === row && b[i] === column).length / n))
  const rows = share.map(total)
  const columns = words.map((_, j) => total(share.map((row) => row[j] ?? 0)))
  const observed = total(words.map((_, i) => share[i]?.[i] ?? 0))
  const byChance = total(words.map((_, i) => (rows[i] ?? 0) * (columns[i] ?? 0)))
  if (byChance >= 1) return { n, kappa: null, standardError: null, observed, byChance }
  const kappa = (observed - byChance) / (1 - byChance)
  const away = 1 - kappa
  let [same, other] = [0, 0]
  for (const [i, row] of share.entries()) {
    for (const [j, part] of row.entries()) {
      if (i === j) same += part * (1 - ((rows[i] ?? 0) + (columns[i] ?? 0)) * away) ** 2
      else other += part * ((columns[i] ?? 0) + (rows[j] ?? 0)) ** 2
    }
  }
  const variance = (same + away ** 2 * other - (kappa - byChance * away) ** 2) / (n * (1 - byChance) ** 2)
  return { n, kappa, standardError: Math.sqrt(Math.max(0, variance)), observed, byChance }
}

/** Whether several judges put the same things in the same order. */
export interface Concordance {
  readonly w: number | null
  readonly chisq: number | null
  readonly df: number
  readonly p: number | null
  readonly rankSums: readonly number[]
}

/** Kendall's W with the correction for ties (Kendall and Babington Smith, 1939); a row a judge, a column a thing judged. */
export function kendallW(scores: readonly (readonly number[])[]): Concordance {
  const [judges, things] = [scores.length, scores[0]?.length ?? 0]
  const ranks = scores.map(midranks)
  const rankSums = Array.from({ length: things }, (_, j) => total(ranks.map((row) => row[j] ?? 0)))
  const mean = total(rankSums) / things
  const spread = total(rankSums.map((sum) => (sum - mean) ** 2))
  const tied = total(
    ranks.map((row) => total([...Map.groupBy(row, (r) => r).values()].map((t) => t.length ** 3 - t.length))),
  )
  const most = judges ** 2 * (things ** 3 - things) - judges * tied
  const df = things - 1
  if (most === 0) return { w: null, chisq: null, df, p: null, rankSums }
  const w = (12 * spread) / most
  const chisq = judges * df * w
  return { w, chisq, df, p: chiSquareTail(chisq, df), rankSums }
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
