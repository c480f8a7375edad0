import { join } from 'node:path'
import { Plan, type Plan as PlanValue } from '../model/plan.ts'
import type { Sha256 } from '../model/words.ts'
import { canonical, hashOf } from '../support/canonical.ts'
import { RingbackError } from '../support/errors.ts'
import { textOf } from './files.ts'
import { HASH_FILE, PLAN_FILE, readFrozen } from './read-frozen.ts'
import { writeOnce } from './write-once.ts'

export { amend } from './amend.ts'
export { AMENDMENTS, type LoadedPlan, loadPlan } from './load-plan.ts'
export { PLAN_FILE } from './read-frozen.ts'

/** Freezes a plan: written once, with its hash beside it. The same plan again changes nothing; another is refused. */
export async function freezePlan(folder: string, plan: PlanValue): Promise<Sha256> {
  const hash = hashOf(plan)
  const won = await writeOnce(join(folder, PLAN_FILE), `${canonical(plan)}\n`)
  const text = won ? null : await textOf(join(folder, PLAN_FILE))
  // Frozen, and ended before the hash was written: the same plan may finish what it began.
  if (won || text?.trim() === canonical(plan)) {
    await writeOnce(join(folder, HASH_FILE), `${hash}\n`)
  }
  const frozen = await readFrozen(folder)
  const changed = difference(frozen.plan, plan)
  if (changed.length === 0) return frozen.hash
  throw new RingbackError(
    'already-planned',
    `Expected no other plan in ${PLAN_FILE}, got ${frozen.hash.slice(0, 12)}: ${changed.join(', ')} would change`,
  )
}

/** The parts of a plan that are not the same; when it was made is no part of what is sent. */
function difference(a: PlanValue, b: PlanValue): readonly string[] {
  const keys = Object.keys(Plan.shape) as (keyof PlanValue)[]
  return keys.filter((key) => key !== 'made' && canonical(a[key] ?? null) !== canonical(b[key] ?? null))
}
