import type { Instant } from '../../../src/model/time.ts'
import { storeFolder } from '../../../src/pipeline/open-study.ts'
import { openStore } from '../../../src/store/store.ts'
import { instantAt, millis } from '../../../src/support/clock.ts'

/** When the rig's study is planned, just before its window opens. */
export const PLANNED: Instant = '2026-11-02T07:00:00.000Z'

/** The moment after the last observation of a study: there a killed run's successor goes on. */
export async function lastInstant(folder: string): Promise<Instant> {
  const store = await openStore(storeFolder(folder))
  try {
    const { observations } = await store.journal.read()
    return instantAt(Math.max(millis(PLANNED), ...observations.map(({ recorded }) => millis(recorded) + 1000)))
  } finally {
    await store.close()
  }
}
