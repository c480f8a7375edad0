import { join } from 'node:path'
import { Plan, type Plan as PlanValue } from '../model/plan.ts'
import type { Sha256 } from '../model/words.ts'
import { hashOf } from '../support/canonical.ts'
import { RingbackError } from '../support/errors.ts'
import { textOf } from './files.ts'

/** Where a study keeps its frozen plan. */
export const PLAN_FILE = '.ringback/plan.json'
/** Where a study keeps its plan's hash. */
export const HASH_FILE = '.ringback/plan.sha256'

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
