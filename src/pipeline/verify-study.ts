import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isKind } from '../model/observation.ts'
import { type Finding, verifyStore } from '../store/verify.ts'
import { hashOf } from '../support/canonical.ts'
import { messageOf } from '../support/errors.ts'
import { compute } from './compute.ts'
import { openStudy, storeFolder } from './open-study.ts'
import type { World } from './world.ts'

/** What was checked of a study: the chains, the evidence, the plan, the published result. */
export interface StudyFinding {
  readonly where: string
  readonly message: string
  readonly fault: boolean
}

/** Says whether it all still holds: nothing is written. */
export async function verifyStudy(folder: string, world: World, knownHead?: string): Promise<readonly StudyFinding[]> {
  const store = await verifyStore(storeFolder(folder), knownHead === undefined ? {} : { knownHead })
  const rest = store.some(({ kind }: Finding) => kind === 'unreadable') ? [] : await planAndResult(folder, world)
  return [...store, ...rest]
}

async function planAndResult(folder: string, world: World): Promise<readonly StudyFinding[]> {
  const found: StudyFinding[] = []
  const fault = (where: string, message: string) => found.push({ where, message, fault: true })
  let study: Awaited<ReturnType<typeof openStudy>>
  try {
    study = await openStudy(folder, world)
  } catch (error) {
    return [{ where: 'study', message: messageOf(error), fault: true }]
  }
  try {
    const observations = await study.observations()
    const frozen = observations.find((observation) => isKind(observation, 'plan-frozen'))
    if (frozen === undefined) fault('plan.json', 'The journal knows of no frozen plan.')
    else if (frozen.fact.plan !== study.plan.hash)
      fault(
        'plan.json',
        `The plan is not the one that was frozen: expected ${frozen.fact.plan}, got ${study.plan.hash}.`,
      )
    const amended = observations.filter((observation) => isKind(observation, 'amended'))
    study.plan.amendments.forEach(({ amendment, hash }) => {
      if (!amended.some(({ fact }) => fact.amendment === amendment.amendment && fact.sha256 === hash)) {
        fault(`amendments/${amendment.amendment}`, 'The journal knows of no such amendment.')
      }
    })
    for (const { fact } of amended) {
      if (!study.plan.amendments.some(({ hash }) => hash === fact.sha256))
        fault(`amendments/${fact.amendment}`, 'The amendment that the journal knows of is missing or was changed.')
    }
    const published = observations.findLast((observation) => isKind(observation, 'published'))
    if (published !== undefined) {
      found.push(...(await resultFindings(folder, published.fact)))
      if (observations.at(-1) === published) await recompute(study, published.fact, fault)
    }
  } finally {
    await study.close()
  }
  return found
}

// Nothing came after the publication: the same journal must give the same result again.
async function recompute(
  study: Awaited<ReturnType<typeof openStudy>>,
  published: { readonly contacts: string; readonly rules: string },
  fault: (where: string, message: string) => void,
): Promise<void> {
  const { contacts, result } = await compute(study)
  if (result.method.rules !== published.rules) return
  if (hashOf(contacts) !== published.contacts)
    fault('contacts.jsonl', 'Computing again from the journal gives other contacts than were published.')
}

async function resultFindings(
  folder: string,
  published: { readonly result: string; readonly contacts: string },
): Promise<readonly StudyFinding[]> {
  const found: StudyFinding[] = []
  const result = join(folder, 'report', 'result.json')
  const contacts = join(folder, 'report', 'contacts.jsonl')
  if (existsSync(result) && hashOf(JSON.parse(await readFile(result, 'utf8'))) !== published.result) {
    found.push({ where: 'report/result.json', message: 'The result is not the one that was published.', fault: true })
  }
  if (existsSync(contacts)) {
    const lines = (await readFile(contacts, 'utf8')).split('\n').filter((line) => line !== '')
    if (hashOf(lines.map((line) => JSON.parse(line))) !== published.contacts) {
      found.push({
        where: 'report/contacts.jsonl',
        message: 'The contacts are not the ones that were published.',
        fault: true,
      })
    }
  }
  return found
}
