import { setTimeout as wait } from 'node:timers/promises'
import type { Instant } from '../model/time.ts'

/** The only way to learn the time and to let it pass. */
export interface Clock {
  now(): Instant
  /** Resolves at `until`, at once when that has passed; rejects with the signal's reason when aborted. */
  sleep(until: Instant, signal?: AbortSignal): Promise<void>
  /** Says that work is in flight until the returned function is called. A clock that can leap waits for it. */
  busy(): () => void
}

// One timer never waits longer than this: a machine that slept wakes up to the right time.
const LONGEST_TIMER = 30_000

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  async sleep(until, signal) {
    for (let left = Date.parse(until) - Date.now(); left > 0; left = Date.parse(until) - Date.now()) {
      await wait(Math.min(left, LONGEST_TIMER), undefined, signal === undefined ? {} : { signal })
    }
    signal?.throwIfAborted()
  },
  busy: () => () => {},
}

/** Milliseconds since 1970 of an instant. */
export function millis(instant: Instant): number {
  return Date.parse(instant)
}

/** The instant at so many milliseconds since 1970. */
export function instantAt(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString()
}

/** The later of two instants. */
export function later(a: Instant, b: Instant): Instant {
  return a >= b ? a : b
}

/** The earlier of two instants. */
export function earlier(a: Instant, b: Instant): Instant {
  return a <= b ? a : b
}
