import type { Fact } from '../model/fact.ts'
import type { Stream } from '../model/observation.ts'
import type { ContactId, TurnId } from '../model/plan.ts'
import { seal } from '../store/seal.ts'
import type { OpenStudy } from './open-study.ts'

/** Writes one fact of the command itself into the journal. */
export async function note(
  study: Pick<OpenStudy, 'store' | 'world'>,
  fact: Fact,
  options: { stream?: Stream; contact?: ContactId | null; turn?: TurnId | null; person?: boolean } = {},
): Promise<void> {
  await study.store.journal.append([
    {
      stream: options.stream ?? 'worker:main',
      recorded: study.world.clock.now(),
      witness: options.person === true ? 'person' : 'instrument',
      contact: options.contact ?? null,
      turn: options.turn ?? null,
      fact,
    },
  ])
}

/** Seals the journal as it stands; says so where the outside witness that the study asks for did not answer. */
export async function sealStudy(study: OpenStudy, because: 'plan' | 'run' | 'report' | 'close'): Promise<void> {
  const { store, world, files, plan } = study
  const wanted = { at: world.clock.now(), because, plan: plan.head }
  const { unwitnessed } = await seal(store, wanted, files.study.timestampAuthority)
  if (unwitnessed !== null) world.log(`the seal was not witnessed: ${unwitnessed.message}`)
}
