import type { World } from '../pipeline/world.ts'
import { systemClock } from '../support/clock.ts'

/** The world as it is: this machine's clock and environment; the first Ctrl-C ends in good order, the second at once. */
export function realWorld(): World {
  const stop = new AbortController()
  const interrupt = () => {
    process.stderr.write('Ending in good order; once more to end at once.\n')
    stop.abort()
  }
  process.once('SIGINT', interrupt)
  process.once('SIGTERM', interrupt)
  return {
    clock: systemClock,
    env: process.env,
    signal: stop.signal,
    log: (line) => process.stderr.write(`${systemClock.now()} ${line}\n`),
  }
}
