import { type Clock, instantAt, millis } from '../../src/support/clock.ts'
import { isLoopback } from '../../src/support/loopback.ts'

/** Waits until a host may be asked again. */
export interface Pace {
  turn(url: URL, delaySeconds?: number | null): Promise<void>
}

const LONGEST_DELAY = 30_000

/** One request a `gapMs` to each host, this machine's own excepted. A site may ask for a longer gap. */
export function openPace(clock: Clock, gapMs: number, signal: AbortSignal): Pace {
  const last = new Map<string, number>()
  return {
    async turn(url, delaySeconds = null) {
      signal.throwIfAborted()
      if (isOwnMachine(url.hostname)) return
      const gap = Math.min(LONGEST_DELAY, Math.max(gapMs, (delaySeconds ?? 0) * 1000))
      const before = last.get(url.host)
      const at = Math.max(millis(clock.now()), before === undefined ? 0 : before + gap)
      // Taken before the wait, so that two who ask at once get two turns.
      last.set(url.host, at)
      await clock.sleep(instantAt(at), signal)
    },
  }
}

function isOwnMachine(host: string): boolean {
  return isLoopback(host.replace(/^\[|\]$/g, '')) || host.endsWith('.localhost')
}
