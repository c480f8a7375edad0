import type { Instant } from '../model/time.ts'
import { type Clock, instantAt, millis } from '../support/clock.ts'

/** A clock under which weeks pass in seconds. */
export interface LeapingClock extends Clock {
  /** How often it has leapt so far. */
  readonly leaps: number
}

// So many turns of the event loop must bring nothing new before the clock leaps.
const QUIET_TURNS = 4
// Longer than any timer of Node's can wait.
const LONGEST_TIMER = 2 ** 30

interface Sleeper {
  readonly until: number
  readonly wake: () => void
}

/**
 * A clock that starts at `start` and runs with the machine's own, steadily, while anything is in flight;
 * when all is idle it leaps to the earliest sleeper.
 *
 * The rule: in flight is what holds `busy()`, and every hold counts until it is released, sleeping or not. So whoever
 * is about to sleep releases its hold first, and whoever wakes takes one before its first `await` on the world (disk,
 * socket, browser). A request in flight is held at both ends: by the one who sends and by the one who serves.
 * Who holds through a sleep gets a true sleep: time then passes no faster than on the wall.
 */
export function leapingClock(start: Instant): LeapingClock {
  const began = performance.now()
  const sleepers = new Set<Sleeper>()
  let leapt = millis(start)
  let leaps = 0
  let holds = 0
  // Counts whatever happens here, so that a look around knows whether anything did.
  let events = 0
  let looking = false
  let timer: NodeJS.Timeout | undefined

  // Whole milliseconds on both sides: a leap lands on its instant exactly.
  const now = () => leapt + Math.floor(performance.now() - began)

  function changed(): void {
    events += 1
    clearTimeout(timer)
    const next = earliest(sleepers)
    if (next === null) return
    if (holds > 0) timer = setTimeout(wakeDue, Math.min(Math.max(next.until - now(), 0), LONGEST_TIMER))
    else if (!looking) look(QUIET_TURNS, events)
  }

  function look(turns: number, seen: number): void {
    looking = true
    setImmediate(() => {
      looking = false
      if (holds > 0 || sleepers.size === 0) return
      if (seen !== events) look(QUIET_TURNS, events)
      else if (turns > 1) look(turns - 1, seen)
      else leap()
    })
  }

  function leap(): void {
    const ahead = (earliest(sleepers)?.until ?? 0) - now()
    if (ahead > 0) {
      leapt += ahead
      leaps += 1
    }
    wakeDue()
  }

  function wakeDue(): void {
    const at = now()
    const due = [...sleepers].filter(({ until }) => until <= at).sort((a, b) => a.until - b.until)
    for (const sleeper of due) {
      sleepers.delete(sleeper)
      sleeper.wake()
    }
    changed()
  }

  return {
    get leaps() {
      return leaps
    },
    now: () => instantAt(now()),
    sleep(until, signal) {
      if (signal?.aborted) return Promise.reject(signal.reason)
      const target = millis(until)
      if (target <= now()) return Promise.resolve()
      return new Promise((resolve, reject) => {
        const abort = () => {
          sleepers.delete(sleeper)
          reject(signal?.reason)
          changed()
        }
        const wake = () => {
          signal?.removeEventListener('abort', abort)
          resolve()
        }
        const sleeper = { until: target, wake }
        signal?.addEventListener('abort', abort, { once: true })
        sleepers.add(sleeper)
        changed()
      })
    },
    busy() {
      let held = true
      holds += 1
      changed()
      return () => {
        if (!held) return
        held = false
        holds -= 1
        changed()
      }
    },
  }
}

function earliest(sleepers: ReadonlySet<Sleeper>): Sleeper | null {
  let first: Sleeper | null = null
  for (const sleeper of sleepers) if (first === null || sleeper.until < first.until) first = sleeper
  return first
}
