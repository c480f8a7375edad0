import type { Plan } from '../model/plan.ts'
import { drawPlan, type LeftOut } from '../plan/draw.ts'
import { freezePlan } from '../plan/freeze.ts'
import { RingbackError } from '../support/errors.ts'
import { checkStudy } from './check-study.ts'
import { note, sealStudy } from './journal-keeper.ts'
import { openStudy } from './open-study.ts'
import type { World } from './world.ts'

/** What was frozen, and what found no place. */
export interface Planned {
  readonly plan: Plan
  readonly hash: string
  readonly leftOut: readonly LeftOut[]
}

/** Draws the contacts and freezes them. Refuses what the gate refuses; the same plan again changes nothing. */
export async function planStudy(folder: string, world: World): Promise<Planned> {
  const report = await checkStudy(folder, world, { offline: true })
  const refused = report.rows.filter(({ state }) => state === 'refused')
  if (refused.length > 0)
    throw new RingbackError(
      'gate-refused',
      refused.map(({ name, detail }) => ({ message: `${name}: ${detail}` })),
    )
  const { plan, leftOut } = drawPlan(report.files, { now: world.clock.now() })
  const hash = await freezePlan(folder, plan)
  const study = await openStudy(folder, world)
  try {
    const observations = await study.observations()
    if (!observations.some(({ fact }) => fact.kind === 'plan-frozen')) {
      await note(study, { kind: 'plan-frozen', at: world.clock.now(), plan: hash, contacts: plan.contacts.length })
      await sealStudy(study, 'plan')
    }
  } finally {
    await study.close()
  }
  return { plan, hash, leftOut }
}
