import type { Instant } from '../model/time.ts'
import type { Clock } from '../support/clock.ts'

/** A sleep that something new can end early. What rings while nobody sleeps is remembered. */
export interface Alarm {
  ring(): void
  /** Forgets what rang: called before one looks. */
  reset(): void
  wait(until: Instant, signal: AbortSignal): Promise<void>
}

/** Sleeps by the study's clock, so that it may leap; only the ringing comes from the world. */
export function createAlarm(clock: Clock): Alarm {
  let rang = false
  let wake = () => {}
  return {
    ring() {
      rang = true
      wake()
    },
    reset() {
      rang = false
    },
    async wait(until, signal) {
      signal.throwIfAborted()
      if (rang) return
      const woken = new AbortController()
      wake = () => woken.abort()
      try {
        await clock.sleep(until, AbortSignal.any([signal, woken.signal]))
      } catch (error) {
        signal.throwIfAborted()
        if (!woken.signal.aborted) throw error
      } finally {
        wake = () => {}
      }
    },
  }
}
