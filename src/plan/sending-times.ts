import type { Budget } from '../model/study.ts'
import type { Instant } from '../model/time.ts'
import { earlier, instantAt, later, millis } from '../support/clock.ts'
import { periodMillis } from '../support/period.ts'
import { hoursOfDay, localDay, nextDay } from '../support/zone.ts'

/** The hours in which a shopper may write, by the brand's own clock. */
export const SHOPPER_HOURS = { from: 7, to: 20 } as const

export interface Span {
  readonly start: number
  readonly end: number
}

/** Every span of a window in which a shopper may write to a brand of this zone. */
export function openSpans(from: Instant, to: Instant, zone: string): readonly Span[] {
  const spans: Span[] = []
  for (let day = localDay(from, zone); ; day = nextDay(day)) {
    const hours = hoursOfDay(day, zone, SHOPPER_HOURS.from, SHOPPER_HOURS.to)
    if (hours.start >= to) return spans
    const start = Math.ceil(millis(later(hours.start, from)) / 1000) * 1000
    const end = millis(earlier(hours.end, to))
    if (start < end) spans.push({ start, end })
  }
}

interface Places {
  readonly spans: readonly Span[]
  readonly zone: string
  readonly budget: Pick<Budget, 'contactsPerDay' | 'minimumGap'>
  /** When this brand is contacted already. */
  readonly brand: readonly Instant[]
  /** For each contact that wants a time: when its desk is contacted already, by whichever brand. */
  readonly desks: readonly (readonly Instant[])[]
  readonly chance: (index: number) => number
}

/** A time for each of the contacts of one brand, spread over the spans; null where the days are full. */
export function sendingTimes(places: Places): readonly (Instant | null)[] {
  const spread = place(places, (i, of) => along(places.spans, (i + places.chance(i)) / of))
  if (!spread.includes(null)) return spread
  return place(places, () => places.spans[0]?.start ?? 0)
}

function place(places: Places, ideal: (index: number, of: number) => number): readonly (Instant | null)[] {
  const brand = places.brand.map(millis)
  return places.desks.map((desk, i) => {
    const at = firstFree(ideal(i, places.desks.length), [...brand, ...desk.map(millis)], brand, places)
    if (at === null) return null
    brand.push(at)
    return instantAt(at)
  })
}

function firstFree(
  ideal: number,
  blockers: readonly number[],
  brand: readonly number[],
  places: Places,
): number | null {
  const { spans, zone, budget } = places
  const gap = periodMillis(budget.minimumGap)
  const dayOf = (at: number) => localDay(instantAt(at), zone)
  for (let at = ideal; ; ) {
    const span = spans.find(({ end }) => end > at)
    if (span === undefined) return null
    at = Math.max(at, span.start)
    const near = blockers.find((taken) => Math.abs(taken - at) < gap)
    if (near !== undefined) {
      at = near + gap
      continue
    }
    const day = dayOf(at)
    if (brand.filter((taken) => dayOf(taken) === day).length < budget.contactsPerDay) return at
    at = span.end
  }
}

/** The moment, in whole seconds, at a share of all the open time. */
function along(spans: readonly Span[], share: number): number {
  let left = spans.reduce((sum, { start, end }) => sum + end - start, 0) * share
  for (const { start, end } of spans) {
    if (left < end - start) return start + Math.floor(left / 1000) * 1000
    left -= end - start
  }
  return spans.at(-1)?.end ?? 0
}
