import { isKind } from '../model/observation.ts'
import type { Amendment } from '../model/plan.ts'
import type { Sha256 } from '../model/words.ts'
import { amend } from '../plan/freeze.ts'
import { readStudy } from '../plan/read-study.ts'
import { RingbackError } from '../support/errors.ts'
import { note } from './journal-keeper.ts'
import { type OpenStudy, openStudy } from './open-study.ts'
import type { World } from './world.ts'

/** Changes what is still unsent: a numbered file, and an observation that names its hash. */
export async function amendStudy(
  folder: string,
  change: Amendment['change'],
  because: string,
  world: World,
): Promise<number> {
  const study = await openStudy(folder, world)
  try {
    await noteUnspoken(study)
    const intents = (await study.observations()).filter((one) => isKind(one, 'intent'))
    const now = world.clock.now()
    const { amendment, hash } = await amend(folder, change, because, { now, intents })
    await noteAmendment(study, amendment, hash)
    return amendment.amendment
  } finally {
    await study.close()
  }
}

// An amendment that was written and, for a crash, never noted: until it is, the gate lets nothing pass.
async function noteUnspoken(study: OpenStudy): Promise<void> {
  const noted = (await study.observations()).filter((one) => isKind(one, 'amended')).map(({ fact }) => fact.sha256)
  for (const { amendment, hash } of study.plan.amendments) {
    if (!noted.includes(hash)) await noteAmendment(study, amendment, hash)
  }
}

async function noteAmendment(study: OpenStudy, { amendment, made, because }: Amendment, sha256: Sha256): Promise<void> {
  await note(
    study,
    { kind: 'amended', at: made, amendment, sha256, because },
    { stream: 'person:operator', person: true },
  )
}

/** The change that the command's options ask for; exactly one. */
export async function changeOf(
  folder: string,
  asked: { readonly withdrawBrand?: string; readonly withdraw?: readonly string[]; readonly recipe?: string },
): Promise<Amendment['change']> {
  const { withdrawBrand, withdraw, recipe } = asked
  if ([withdrawBrand, withdraw, recipe].filter((one) => one !== undefined).length !== 1) {
    throw new RingbackError('wrong-use', 'Expected one of --withdraw-brand, --withdraw and --recipe')
  }
  if (withdrawBrand !== undefined) return { kind: 'withdraw-brand', brand: withdrawBrand }
  if (withdraw !== undefined) return { kind: 'withdraw-contacts', contacts: withdraw }
  const name = recipe ?? ''
  const found = (await readStudy(folder)).recipes[name]
  if (found === undefined) throw new RingbackError('wrong-use', `Expected recipes/${name}.yaml in the study`)
  return { kind: 'recipe', name, recipe: found }
}
