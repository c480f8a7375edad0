/** What can be promised in prose. */
export const ABOUT = ['acknowledge', 'call-back', 'repair', 'resolve', 'respond'] as const
export type About = (typeof ABOUT)[number]

export const UNITS = ['minute', 'hour', 'day', 'week', 'month'] as const
export type Unit = (typeof UNITS)[number]

/** A span of time as it was written; null is what was not said: "in a few hours" has a unit alone. */
export interface Quantity {
  readonly min: number | null
  readonly max: number | null
  readonly unit: Unit | null
  /** Counted in working days or hours. */
  readonly working: boolean
}

/** One promise of a time, with the sentence that makes it. */
export interface ProsePromise extends Quantity {
  readonly about: About
  readonly quote: string
}
