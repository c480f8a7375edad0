/** Ranks from 1 upwards; equal values share the mean of their ranks. */
export function midranks(values: readonly number[]): readonly number[] {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
  const ranks = new Array<number>(values.length).fill(0)
  for (let from = 0; from < order.length; ) {
    let to = from + 1
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to += 1
    for (let i = from; i < to; i++) ranks[order[i] ?? 0] = (from + to + 1) / 2
    from = to
  }
  return ranks
}
