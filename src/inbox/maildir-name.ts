import type { Instant } from '../model/time.ts'
import { instantAt } from '../support/clock.ts'

const DELIVERY = /^(\d{9,11})\.(?:\w*?M(\d{1,6})(?!\d))?/
const OLDEST = Date.UTC(2000, 0, 1)
const AHEAD = 5 * 60_000

/** The part of a file's name that stays the same when its flags change. */
export function uniqueName(file: string): string {
  const colon = file.indexOf(':2,')
  return colon < 0 ? file : file.slice(0, colon)
}

/**
 * When a file was delivered, by its name: seconds, then microseconds behind an M (`1793606400.M613812P42.host`).
 * Null where the name says nothing, or an instant that can't be.
 */
export function deliveredAt(unique: string, now: Instant): Instant | null {
  const [, seconds, micros] = DELIVERY.exec(unique) ?? []
  if (seconds === undefined) return null
  const at = Number(seconds) * 1000 + Math.floor(Number(micros ?? 0) / 1000)
  return at < OLDEST || at > Date.parse(now) + AHEAD ? null : instantAt(at)
}
