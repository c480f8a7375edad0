/** Computes a value once a year, and keeps it. */
export function remember<T>(of: (year: number) => T): (year: number) => T {
  const known = new Map<number, T>()
  return (year) => {
    const value = known.get(year) ?? of(year)
    known.set(year, value)
    return value
  }
}
