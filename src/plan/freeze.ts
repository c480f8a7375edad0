import { join } from 'node:path'
import { Plan, type Plan as PlanValue } from '../model/plan.ts'
import type { Sha256 } from '../model/words.ts'
import { canonical, hashOf } from '../support/canonical.ts'
import { RingbackError } from '../support/errors.ts'
import { textOf } from './files.ts'
import { HASH_FILE, PLAN_FILE, readFrozen } from './read-frozen.ts'
import { writeOnce } from './write-once.ts'

export { amend } from './amend.ts'
export { type LoadedPlan, loadPlan } from './load-plan.ts'
export { PLAN_FILE } from './read-frozen.ts'

/** Freezes a plan: written once, with its hash beside it. The same plan again changes nothing; another is refused. */
export async function freezePlan(folder: string, plan: PlanValue): Promise<Sha256> {
  const hash = hashOf(plan)
  const held = await textOf(join(folder, PLAN_FILE))
  if (held === null) {
    await writeOnce(join(folder, HASH_FILE), `${hash}\n`, true)
    if (await writeOnce(join(folder, PLAN_FILE), `${canonical(plan)}\n`)) return hash
  }
  const frozen = await readFrozen(folder)
  if (frozen.hash === hash) return hash
  throw new RingbackError(
    'already-planned',
    `Expected no other plan in ${PLAN_FILE}, got ${frozen.hash.slice(0, 12)}: ${difference(frozen.plan, plan)}`,
  )
}

/** The parts of a plan that are not the same. */
function difference(a: PlanValue, b: PlanValue): string {
  const keys = Object.keys(Plan.shape) as (keyof PlanValue)[]
  const changed = keys.filter((key) => canonical(a[key] ?? null) !== canonical(b[key] ?? null))
  return `${changed.join(', ')} would change`
}
