import { type Declined, isKind, type Observation, type ObservationOf } from '../model/observation.ts'
import type { Plan } from '../model/plan.ts'
import type { Reading } from '../model/reading.ts'
import { judgeTurn, optedOutBrands } from '../plan/gate.ts'
import type { Linter } from '../plan/linter.ts'
import type { Publication } from '../plan/publication.ts'
import { refuse } from '../plan/refusal.ts'
import { covers } from '../plan/reserved.ts'
import type { Action } from '../probe/due.ts'
import type { OpenStudy } from './open-study.ts'
import { stoppedBecause } from './stop-file.ts'

/** What the gate looks at beside the journal and the files: read before, so that the gate itself can answer at once. */
export interface GateWorld {
  readonly linter: Linter
  readonly published: readonly Publication[]
}

/** The gate for one turn, as the runner asks it: before the page is opened, and again inside the transaction of the intent. */
export function permitFor(
  study: OpenStudy,
  gate: GateWorld,
  readings: readonly Reading[],
  observations: readonly Observation[],
  address: string | null,
) {
  const { files, plan, world } = study
  const known = observations.findLast((observation) => isKind(observation, 'amended'))?.fact.sha256
  const optedOut = optedOutBrands(plan.current, readings)
  const frozen = observations.find((observation) => isKind(observation, 'plan-frozen'))?.fact.plan ?? null
  const closed = observations.some((observation) => isKind(observation, 'closed'))
  return (action: Action, to: string, intents: readonly ObservationOf<'intent'>[]): Declined | null => {
    if (!study.isFresh()) return refuse('plan-changed', 'The study was changed a moment ago, and is read again')
    return judgeTurn(
      { plan: plan.current, contact: action.contact, turn: action.turn, to, address },
      {
        now: world.clock.now(),
        intents,
        stopped: stoppedBecause(study.folder),
        closed,
        optedOut,
        suppression: files.study.suppression,
        authorisation: files.authorisation,
        published: gate.published,
        plan: { loaded: plan.head, frozen: known ?? frozen },
        linter: gate.linter,
      },
    )
  }
}

/** Whether a host or mail domain belongs to a brand of the plan; the probes ask again at the last moment. */
export function allowedHosts(plan: Plan): (host: string) => boolean {
  return (host) => plan.domains.some((domain) => covers(domain, host))
}
