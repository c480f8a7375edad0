// A run in a process of its own, which ends itself by SIGKILL at the named point.

import { leapingClock } from '../../../src/demo/leaping-clock.ts'
import { runStudy } from '../../../src/pipeline/run.ts'
import type { FieldStep } from '../../../src/pipeline/world.ts'
import { systemClock } from '../../../src/support/clock.ts'
import { lastInstant } from './last-instant.ts'

interface Orders {
  readonly folder: string
  /** Whether study time leaps whenever the run is idle, from where the journal ends; else it is the machine's own. */
  readonly leaps: boolean
  readonly worker?: string
  /** The channel and the step at which it dies, or null. */
  readonly dies: { readonly step: FieldStep; readonly channel: string | null } | null
}

const { folder, leaps, worker, dies } = JSON.parse(process.argv[2] ?? '') as Orders

process.stdout.write('began\n')
const end = await runStudy(
  folder,
  {
    clock: leaps ? leapingClock(await lastInstant(folder)) : systemClock,
    env: {},
    signal: new AbortController().signal,
    log: (line) => process.stderr.write(`${line}\n`),
    onStep(step, action) {
      if (dies?.step !== step) return
      if (dies.channel !== null && action?.contact.channel !== dies.channel) return
      process.kill(process.pid, 'SIGKILL')
    },
  },
  worker === undefined ? {} : { worker },
)
process.stdout.write(end)
