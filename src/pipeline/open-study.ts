import { join } from 'node:path'
import type { Observation } from '../model/observation.ts'
import { type LoadedPlan, loadPlan } from '../plan/freeze.ts'
import { readStudy, type StudyFiles } from '../plan/read-study.ts'
import { openStore, type Store } from '../store/store.ts'
import { messageOf } from '../support/errors.ts'
import { stampOf } from './stamp-of.ts'
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
  /** Reads the files again where a person changed them. False, and said, where they can't be read as they are now. */
  refresh(): Promise<boolean>
  /** Whether nobody touched the files since they were read; asks the disk at once. */
  isFresh(): boolean
  close(): Promise<void>
}

/** Where a study keeps what it must not lose. */
export function storeFolder(folder: string): string {
  return join(folder, '.ringback')
}

/** Opens a planned study. Throws `invalid-study`, `no-plan` or `plan-changed`, before anything is touched. */
export async function openStudy(folder: string, world: World): Promise<OpenStudy> {
  let held = await hold(folder)
  const store = await openStore(storeFolder(folder))
  const seen: Observation[] = []
  let cursor: number | undefined
  return {
    folder,
    get files() {
      return held.files
    },
    get plan() {
      return held.plan
    },
    store,
    world,
    async observations() {
      const more = await store.journal.read(cursor)
      cursor = more.cursor
      seen.push(...more.observations)
      return seen
    },
    async refresh() {
      if (isFresh()) return true
      try {
        held = await hold(folder, held.authorisation)
        return true
      } catch (error) {
        world.log(`nothing is sent until the study can be read again: ${messageOf(error)}`)
        return false
      }
    },
    isFresh,
    close: () => store.close(),
  }

  function isFresh(): boolean {
    return stampOf(folder, held.authorisation) === held.stamp
  }
}

// Stamped before the reading where that can be: what was changed meanwhile is read again.
async function hold(folder: string, known: string | null = null) {
  const before = stampOf(folder, known)
  const files = await readStudy(folder)
  const plan = await loadPlan(folder)
  const { engagement } = files.study
  const authorisation = ('authorisation' in engagement ? engagement.authorisation : undefined) ?? null
  return { files, plan, authorisation, stamp: authorisation === known ? before : stampOf(folder, authorisation) }
}
