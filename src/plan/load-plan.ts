import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Amendment, type Amendment as AmendmentValue, type Plan } from '../model/plan.ts'
import type { Sha256 } from '../model/words.ts'
import { hashOf } from '../support/canonical.ts'
import { RingbackError } from '../support/errors.ts'
import { applyAmendment } from './apply-amendment.ts'
import { textOf } from './files.ts'
import { readFrozen } from './read-frozen.ts'

/** The frozen plan with every amendment, and what is left to do by them. */
export interface LoadedPlan {
  readonly plan: Plan
  readonly hash: Sha256
  readonly amendments: readonly { readonly amendment: AmendmentValue; readonly hash: Sha256 }[]
  /** The plan with the amendments applied: what may still be sent. */
  readonly current: Plan
  /** The hash of the last amendment, or of the plan: what the next amendment follows. */
  readonly head: Sha256
}

/** Where a study keeps its amendments. */
export const AMENDMENTS = '.ringback/amendments'

/** Reads the frozen plan and its amendments, each of which names the hash of the one before. */
export async function loadPlan(folder: string): Promise<LoadedPlan> {
  const { plan, hash } = await readFrozen(folder)
  const amendments: { amendment: AmendmentValue; hash: Sha256 }[] = []
  let current = plan
  let head = hash
  for (const [i, name] of (await amendmentFiles(folder)).entries()) {
    const amendment = await readAmendment(folder, name)
    const number = i + 1
    if (name !== fileName(number) || amendment.amendment !== number) {
      throw new RingbackError('plan-changed', `Expected amendment ${number} in ${AMENDMENTS}, got ${name}`)
    }
    if (amendment.after !== head) {
      throw new RingbackError(
        'plan-changed',
        `Expected amendment ${number} to follow ${head.slice(0, 12)}, got ${amendment.after.slice(0, 12)}`,
      )
    }
    current = applyAmendment(current, amendment.change)
    head = hashOf(amendment)
    amendments.push({ amendment, hash: head })
  }
  return { plan, hash, amendments, current, head }
}

/** The file of an amendment: `001.json`. */
export function fileName(number: number): string {
  return `${String(number).padStart(3, '0')}.json`
}

async function amendmentFiles(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(join(folder, AMENDMENTS))).filter((name) => name.endsWith('.json')).sort()
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw thrown
  }
}

async function readAmendment(folder: string, name: string): Promise<AmendmentValue> {
  try {
    return Amendment.parse(JSON.parse((await textOf(join(folder, AMENDMENTS, name))) ?? ''))
  } catch (cause) {
    throw new RingbackError('plan-changed', `Expected an amendment in ${AMENDMENTS}/${name}, got something else`, {
      cause,
    })
  }
}
