import type { Plan } from '../model/plan.ts'
import type { LeftOut } from '../plan/draw.ts'
import { freezePlan, loadPlan } from '../plan/freeze.ts'
import type { Testability } from '../plan/testability.ts'
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
  /** Which promises these contacts can test at all. */
  readonly testability: readonly Testability[]
}

/** Draws the contacts and freezes them. Refuses what the gate refuses; the same plan again changes nothing. */
export async function planStudy(folder: string, world: World): Promise<Planned> {
  const { rows, files, plan, leftOut, testability } = await checkStudy(folder, world, { offline: true })
  const invalid = rows.filter(({ state }) => state === 'invalid').map(({ detail }) => ({ message: detail }))
  if (files === null || plan === null) throw new RingbackError('invalid-study', invalid)
  const refused = rows
    .filter(({ state }) => state === 'refused')
    .map(({ name, detail }) => ({ message: `${name}: ${detail}` }))
  if (refused.length > 0) throw new RingbackError('gate-refused', refused)
  await freezePlan(folder, (await unspoken(folder, world)) ?? plan)
  const study = await openStudy(folder, world)
  try {
    const { plan: frozen, hash } = study.plan
    await note(study, { kind: 'plan-frozen', at: world.clock.now(), plan: hash, contacts: frozen.contacts.length })
    await sealStudy(study, 'plan')
    return { plan: frozen, hash, leftOut, testability }
  } finally {
    await study.close()
  }
}

// A plan that was frozen and, for a crash, never noted in the journal, is the plan. One that was noted is not drawn again.
async function unspoken(folder: string, world: World): Promise<Plan | null> {
  if (!(await hasPlan(folder))) return null
  const study = await openStudy(folder, world)
  try {
    const noted = (await study.observations()).some(({ fact }) => fact.kind === 'plan-frozen')
    if (!noted) return study.plan.plan
  } finally {
    await study.close()
  }
  throw new RingbackError('already-planned', 'The plan is frozen; what is unsent is changed by `ringback amend`.')
}

async function hasPlan(folder: string): Promise<boolean> {
  try {
    await loadPlan(folder)
    return true
  } catch (error) {
    if (error instanceof RingbackError && error.code === 'no-plan') return false
    throw error
  }
}
