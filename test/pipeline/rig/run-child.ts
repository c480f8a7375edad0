// A run in a process of its own, which ends itself by SIGKILL at the named point.
import { runStudy } from '../../../src/pipeline/run.ts'
import type { FieldStep } from '../../../src/pipeline/world.ts'
import { type Scale, scaledClock } from './scaled-clock.ts'

interface Orders {
  readonly folder: string
  readonly scale: Scale
  readonly worker?: string
  /** The channel and the step at which it dies, or null. */
  readonly dies: { readonly step: FieldStep; readonly channel: string | null } | null
}

const { folder, scale, worker, dies } = JSON.parse(process.argv[2] ?? '') as Orders

const end = await runStudy(
  folder,
  {
    clock: scaledClock(scale),
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
