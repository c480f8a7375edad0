import type { Clock } from './clock.ts'

/** Work in flight that rests at times. */
export interface Holding {
  /** Waits without holding the clock; the hold is taken again before anything else happens. */
  pause<T>(wait: () => Promise<T>): Promise<T>
  end(): void
}

/** Takes a hold on the clock, for work that must be able to wait: a clock that can leap does so only in its pauses. */
export function holding(clock: Pick<Clock, 'busy'>): Holding {
  let release = clock.busy()
  return {
    async pause(wait) {
      release()
      try {
        return await wait()
      } finally {
        release = clock.busy()
      }
    },
    end: () => release(),
  }
}
