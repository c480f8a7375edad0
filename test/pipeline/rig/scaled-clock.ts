import { setTimeout as wait } from 'node:timers/promises'
import type { Instant } from '../../../src/model/time.ts'
import { type Clock, instantAt, millis } from '../../../src/support/clock.ts'

/** Where a scaled clock began: the same in every process that shares it. */
export interface Scale {
  readonly start: Instant
  readonly realStart: number
  /** How many times faster than the world it runs. */
  readonly factor: number
}

/** A clock that runs faster than the world, and shows the same time in every process. */
export function scaledClock({ start, realStart, factor }: Scale): Clock {
  const now = () => millis(start) + (Date.now() - realStart) * factor
  return {
    now: () => instantAt(Math.round(now())),
    async sleep(until, signal) {
      for (let left = millis(until) - now(); left > 0; left = millis(until) - now()) {
        await wait(Math.max(1, left / factor), undefined, signal === undefined ? {} : { signal })
      }
      signal?.throwIfAborted()
    },
    busy: () => () => {},
  }
}
