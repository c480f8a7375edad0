import { isKind, type Observation } from '../../../src/model/observation.ts'
import type { ContactLine } from '../../../src/model/result.ts'
import { compute } from '../../../src/pipeline/compute.ts'
import { openStudy } from '../../../src/pipeline/open-study.ts'
import { verifyStudy } from '../../../src/pipeline/verify-study.ts'
import type { Desk } from './desk.ts'
import type { Rig } from './rig.ts'

/** What became of a rig's study, as the journal tells it. */
export interface Accounts {
  readonly observations: readonly Observation[]
  readonly contacts: readonly ContactLine[]
  /** The bytes of every message that was received, as text. */
  readonly heard: readonly string[]
  readonly faults: readonly string[]
}

export async function accountsOf({ folder, world }: Rig): Promise<Accounts> {
  const study = await openStudy(folder, world)
  try {
    const observations = [...(await study.observations())]
    const heard: string[] = []
    for (const { fact } of observations.filter((one) => isKind(one, 'mail-received'))) {
      const bytes = await study.store.evidence.get(fact.evidence.sha256)
      heard.push(new TextDecoder().decode(bytes ?? new Uint8Array()))
    }
    const faults = (await verifyStudy(folder, world)).filter(({ fault }) => fault).map(({ message }) => message)
    return { observations, contacts: (await compute(study)).contacts, heard, faults }
  } finally {
    await study.close()
  }
}

/** What no crash may bring about: a turn twice at the desk, a message of the desk's that is lost, a store that does not hold. */
export function wrongsOf(desk: Pick<Desk, 'mails' | 'posts' | 'sent'>, { heard, faults }: Accounts): readonly string[] {
  const twice = (seen: readonly string[]) => seen.filter((one, index) => seen.indexOf(one) !== index)
  return [
    ...faults,
    ...twice(desk.mails).map((id) => `${id} came twice`),
    ...twice(desk.posts).map((address) => `the form of ${address} came twice`),
    ...desk.sent.filter((id) => !heard.some((mail) => mail.includes(id))).map((id) => `${id} was lost`),
  ]
}

/** The outcomes that the journal holds of one turn, in their order. */
export function outcomesOf(observations: readonly Observation[], turn: string): readonly string[] {
  return observations
    .filter((one) => isKind(one, 'outcome'))
    .filter((one) => one.turn === turn)
    .map(({ fact }) => fact.outcome)
}
