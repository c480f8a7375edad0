// A pivot so much smaller than its column is rounding.
const SINGULAR = 1e-12

/** Solves A x = b by Gaussian elimination with partial pivoting; null where A is singular. */
export function solve(a: readonly (readonly number[])[], b: readonly number[]): readonly number[] | null {
  const n = b.length
  const rows = a.map((row, i) => [...row, b[i] ?? 0])
  const scale = Math.max(...a.flat().map(Math.abs))
  for (let column = 0; column < n; column++) {
    let best = column
    for (let i = column + 1; i < n; i++) if (size(rows, i, column) > size(rows, best, column)) best = i
    if (!(size(rows, best, column) > scale * SINGULAR)) return null
    const pivot = rows[best] as number[]
    rows[best] = rows[column] as number[]
    rows[column] = pivot
    for (let i = column + 1; i < n; i++) {
      const row = rows[i] as number[]
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1)
      for (let j = column; j <= n; j++) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0)
    }
  }
  const x = new Array<number>(n).fill(0)
  for (let i = n - 1; i >= 0; i--) {
    const row = rows[i] as number[]
    const rest = x.reduce((sum, value, j) => (j > i ? sum + value * (row[j] ?? 0) : sum), 0)
    x[i] = ((row[n] ?? 0) - rest) / (row[i] ?? 1)
  }
  return x
}

function size(rows: readonly (readonly number[])[], i: number, j: number): number {
  return Math.abs(rows[i]?.[j] ?? 0)
}
