import type { IANAZone } from 'luxon'
import { type Piece, piecesOfYear } from './offset-pieces.ts'
import { remember } from './remember.ts'
import type { WallSchedule } from './wall-schedule.ts'

/** A stretch of constant offset with the open time in it, all in milliseconds. */
export interface OpenPiece extends Piece {
  readonly open: number
}

/** A year of UTC with the open time in it. */
export interface OpenYear {
  readonly open: number
  readonly pieces: readonly OpenPiece[]
}

/** A schedule in real time, in one zone. */
export interface OpenYears {
  of(year: number): OpenYear
  /** Open time from the start of a piece, or from a later instant, to an instant within. */
  within(piece: Piece, from: number, to: number): number
  /** The first instant in a piece, after `from`, by which so much was open. */
  reached(piece: Piece, from: number, open: number): number
}

/** Counts every year once, and remembers it: a long time is then a few years, and what is left at its ends. */
export function openYears(zone: IANAZone, schedule: WallSchedule): OpenYears {
  const within = ({ offset }: Piece, from: number, to: number) => schedule.openBetween(from + offset, to + offset)

  const of = remember((year) => {
    const pieces = piecesOfYear(zone, year).map((piece) => ({ ...piece, open: within(piece, piece.from, piece.to) }))
    return { pieces, open: pieces.reduce((sum, { open }) => sum + open, 0) }
  })

  function reached(piece: Piece, from: number, open: number): number {
    let [low, high, left] = [from, piece.to, open]
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      const part = within(piece, low, middle)
      if (part >= left) high = middle
      else [low, left] = [middle, left - part]
    }
    return high
  }

  return { of, within, reached }
}
