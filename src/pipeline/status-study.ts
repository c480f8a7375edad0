import { isKind } from '../model/observation.ts'
import type { ContactLine, Result } from '../model/result.ts'
import type { Instant } from '../model/time.ts'
import { actionsToCome } from '../probe/due.ts'
import { compute } from './compute.ts'
import { openStudy } from './open-study.ts'
import { openReader } from './readings.ts'
import { isStopped } from './stop-file.ts'
import type { World } from './world.ts'

/** Where a study stands. */
export interface Status {
  readonly state: 'open' | 'stopped' | 'closed'
  readonly dispositions: Result['dispositions']
  readonly next: {
    readonly contact: string
    readonly brand: string
    readonly turn: string
    readonly at: Instant
  } | null
  readonly toCome: number
  readonly quarantine: number
  readonly undecided: number
  readonly listening: Result['listening']
  readonly contacts: readonly ContactLine[]
}

/** Reads where the study stands; changes nothing. */
export async function statusOf(folder: string, world: World): Promise<Status> {
  const study = await openStudy(folder, world)
  try {
    const observations = await study.observations()
    const { result, contacts } = await compute(study)
    const readings = await openReader(study.store).readings(study.plan.current, observations)
    const closed = observations.some((observation) => isKind(observation, 'closed'))
    const actions = closed ? [] : actionsToCome(study.plan.current, observations, readings)
    const [next] = actions
    return {
      state: closed ? 'closed' : isStopped(folder) ? 'stopped' : 'open',
      dispositions: result.dispositions,
      next:
        next === undefined
          ? null
          : { contact: next.contact.id, brand: next.contact.brand, turn: next.turn, at: next.at },
      toCome: actions.length,
      quarantine: result.quarantine,
      undecided: result.undecided,
      listening: result.listening,
      contacts,
    }
  } finally {
    await study.close()
  }
}
