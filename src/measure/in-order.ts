import type { ObservationRef } from '../model/fact.ts'
import type { Instant } from '../model/time.ts'

/** What happened at an instant, and where the journal says so. */
export interface Placed {
  readonly at: Instant
  readonly ref: ObservationRef
}

/** By time; what happened at the same instant by its place in the journal, so that no order of reading matters. */
export function inOrder(a: Placed, b: Placed): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1
  const [streamA = '', seqA] = a.ref.split('#')
  const [streamB = '', seqB] = b.ref.split('#')
  if (streamA !== streamB) return streamA < streamB ? -1 : 1
  return Number(seqA) - Number(seqB)
}

/** A copy of a list, in order. */
export function ordered<T>(items: readonly T[], placeOf: (item: T) => Placed): readonly T[] {
  return items
    .map((item) => ({ item, place: placeOf(item) }))
    .sort((a, b) => inOrder(a.place, b.place))
    .map(({ item }) => item)
}
