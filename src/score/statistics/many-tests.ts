/** Holm's adjusted p (Scandinavian Journal of Statistics 6, 1979): the chance of even one false alarm stays at the level. */
export function holm(ps: readonly number[]): readonly number[] {
  return adjusted(ps, 'ascending', (p, rank) => Math.min(1, p * (ps.length - rank + 1)))
}

/** Benjamini and Hochberg's adjusted p (JRSS B 57, 1995): of all alarms, the false ones stay below the level on average. */
export function benjaminiHochberg(ps: readonly number[]): readonly number[] {
  return adjusted(ps, 'descending', (p, rank) => Math.min(1, (p * ps.length) / rank))
}

// An adjusted p is never smaller than that of a smaller p, nor greater than that of a greater one.
function adjusted(
  ps: readonly number[],
  direction: 'ascending' | 'descending',
  adjust: (p: number, rank: number) => number,
): readonly number[] {
  const order = ps.map((_, i) => i).sort((a, b) => (ps[a] ?? 0) - (ps[b] ?? 0))
  const out = new Array<number>(ps.length).fill(1)
  const [walk, bound] = direction === 'ascending' ? [order.keys(), Math.max] : [[...order.keys()].reverse(), Math.min]
  let last = direction === 'ascending' ? 0 : 1
  for (const place of walk) {
    const index = order[place] ?? 0
    last = bound(last, adjust(ps[index] ?? 1, place + 1))
    out[index] = last
  }
  return out
}
