import type { ObservationOf } from '../model/observation.ts'
import type { Plan } from '../model/plan.ts'

/** What a message is held against to learn whose it is. */
export interface Known {
  readonly plan: Plan
  readonly outcomes: readonly ObservationOf<'outcome'>[]
  readonly canaries: readonly ObservationOf<'canary-sent'>[]
}
