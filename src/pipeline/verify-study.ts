import { join } from 'node:path'
import { isKind } from '../model/observation.ts'
import { parseSeal, readSealLines } from '../store/seal-file.ts'
import { STORE_FILES } from '../store/store.ts'
import { type Finding, verifyStore } from '../store/verify.ts'
import { hashOf } from '../support/canonical.ts'
import { messageOf } from '../support/errors.ts'
import { compute } from './compute.ts'
import { openStudy, storeFolder } from './open-study.ts'
import { reportFindings, type StudyFinding } from './verify-report.ts'
import type { World } from './world.ts'

export type { StudyFinding } from './verify-report.ts'

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
      found.push(...(await reportFindings(folder, published.fact)))
      if (observations.at(-1) === published) await recompute(study, published.fact, fault)
    }
    await checkSealed(folder, observations.filter(({ fact }) => fact.kind === 'published').length, fault)
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
  try {
    const { contacts, result } = await compute(study)
    if (result.method.rules !== published.rules) return
    if (hashOf(contacts) !== published.contacts)
      fault('contacts.jsonl', 'Computing again from the journal gives other contacts than were published.')
  } catch (error) {
    fault('contacts.jsonl', `What was published can't be computed again: ${messageOf(error)}.`)
  }
}

// Every publication comes after a seal of its own, so that the journal tells of seals that are all gone.
async function checkSealed(folder: string, published: number, fault: (where: string, message: string) => void) {
  const lines = await readSealLines(join(storeFolder(folder), STORE_FILES.seals))
  const sealed = lines.filter((line) => parseSeal(line)?.because === 'report').length
  if (sealed < published)
    fault(STORE_FILES.seals, `The journal was sealed for ${published} reports, and ${sealed} of these seals are left.`)
}
