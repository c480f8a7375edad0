import type { IANAZone } from 'luxon'

const MINUTE = 60_000
// Since 1970 no zone changed its offset twice within so short a time; the closest two, in Brazil in 2000, lie seven days less an hour apart.
const STRIDE = 6 * 86_400_000

/** A stretch of real time in which wall time is UTC plus a constant; all in milliseconds. */
export interface Piece {
  readonly from: number
  readonly to: number
  readonly offset: number
}

const years = new Map<string, readonly Piece[]>()

/** A year of UTC, cut where the zone's offset changes, and in halves: no piece is so long that a closure could hide in it. */
export function piecesOfYear(zone: IANAZone, year: number): readonly Piece[] {
  const key = `${zone.name} ${year}`
  const known = years.get(key)
  if (known !== undefined) return known
  const middle = Date.UTC(year, 6)
  const pieces = [...cut(zone, Date.UTC(year, 0), middle), ...cut(zone, middle, Date.UTC(year + 1, 0))]
  years.set(key, pieces)
  return pieces
}

/** Cuts [from, to) where the zone's offset changes, and at every half-year of UTC. */
export function* offsetPieces(zone: IANAZone, from: number, to: number): Generator<Piece> {
  for (let year = new Date(from).getUTCFullYear(); Date.UTC(year, 0) < to; year++) {
    for (const piece of piecesOfYear(zone, year)) {
      const [start, end] = [Math.max(piece.from, from), Math.min(piece.to, to)]
      if (start < end) yield { from: start, to: end, offset: piece.offset }
    }
  }
}

function* cut(zone: IANAZone, from: number, to: number): Generator<Piece> {
  let [start, offset] = [from, zone.offset(from)]
  for (let at = from; at < to; at = Math.min(at + STRIDE, to)) {
    const next = Math.min(at + STRIDE, to)
    if (zone.offset(next) === offset) continue
    const change = changeBetween(zone, at, next, offset)
    yield { from: start, to: change, offset: offset * MINUTE }
    start = change
    offset = zone.offset(change)
  }
  if (start < to) yield { from: start, to, offset: offset * MINUTE }
}

/** The first millisecond after `from` at which the offset is no longer `offset`. */
function changeBetween(zone: IANAZone, from: number, to: number, offset: number): number {
  let [same, other] = [from, to]
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2)
    if (zone.offset(middle) === offset) same = middle
    else other = middle
  }
  return other
}
