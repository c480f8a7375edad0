import { join } from 'node:path'
import { Plan, type Plan as PlanValue } from '../model/plan.ts'
import type { Sha256 } from '../model/words.ts'
import { canonical, hashOf } from '../support/canonical.ts'
import { RingbackError } from '../support/errors.ts'
import { textOf } from './files.ts'
import { writeOnce } from './write-once.ts'

/** Where a study keeps its frozen plan. */
export const PLAN_FILE = '.ringback/plan.json'
const HASH_FILE = '.ringback/plan.sha256'

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

/** Reads the frozen plan as it was written, and holds it against its hash. */
export async function readFrozen(folder: string): Promise<{ plan: PlanValue; hash: Sha256 }> {
  const text = await textOf(join(folder, PLAN_FILE))
  if (text === null)
    throw new RingbackError('no-plan', `Expected a frozen plan in ${PLAN_FILE}, got none: run \`ringback plan\``)
  const plan = parse(text)
  const hash = hashOf(plan)
  const expected = (await textOf(join(folder, HASH_FILE)))?.trim()
  if (expected !== hash) {
    throw new RingbackError(
      'plan-changed',
      `Expected ${PLAN_FILE} to have the hash ${expected ?? 'in plan.sha256, which is missing'}, got ${hash}`,
    )
  }
  return { plan, hash }
}

function parse(text: string): PlanValue {
  try {
    return Plan.parse(JSON.parse(text))
  } catch (cause) {
    throw new RingbackError('plan-changed', `Expected ${PLAN_FILE} to hold a frozen plan, got something else`, {
      cause,
    })
  }
}

/** The parts of a plan that are not the same. */
function difference(a: PlanValue, b: PlanValue): string {
  const keys = Object.keys(Plan.shape) as (keyof PlanValue)[]
  const changed = keys.filter((key) => canonical(a[key] ?? null) !== canonical(b[key] ?? null))
  return `${changed.join(', ')} would change`
}
