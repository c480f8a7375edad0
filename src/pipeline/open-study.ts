import { join } from 'node:path'
import type { Observation } from '../model/observation.ts'
import { type LoadedPlan, loadPlan } from '../plan/freeze.ts'
import { readStudy, type StudyFiles } from '../plan/read-study.ts'
import { openStore, type Store } from '../store/store.ts'
import type { World } from './world.ts'

/** A study that is open for work: its files, its frozen plan, its store. */
export interface OpenStudy {
  readonly folder: string
  readonly files: StudyFiles
  readonly plan: LoadedPlan
  readonly store: Store
  readonly world: World
  /** Every observation so far; reads only what was added since the last call. */
  observations(): Promise<readonly Observation[]>
  close(): Promise<void>
}

/** Where a study keeps what it must not lose. */
export function storeFolder(folder: string): string {
  return join(folder, '.ringback')
}

/** Opens a planned study. Throws `invalid-study`, `no-plan` or `plan-changed`, before anything is touched. */
export async function openStudy(folder: string, world: World): Promise<OpenStudy> {
  const files = await readStudy(folder)
  const plan = await loadPlan(folder)
  const store = await openStore(storeFolder(folder))
  const seen: Observation[] = []
  let cursor: number | undefined
  return {
    folder,
    files,
    plan,
    store,
    world,
    async observations() {
      const more = await store.journal.read(cursor)
      cursor = more.cursor
      seen.push(...more.observations)
      return seen
    },
    close: () => store.close(),
  }
}
