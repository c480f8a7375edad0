import { note } from './journal-keeper.ts'
import { openStudy } from './open-study.ts'
import { releaseSwitch, throwSwitch } from './stop-file.ts'
import type { World } from './world.ts'

/** The kill switch: every process that works this study stops before its next act. */
export async function stopStudy(folder: string, because: string, world: World): Promise<void> {
  await throwSwitch(folder, because)
  const study = await openStudy(folder, world)
  try {
    await note(study, { kind: 'stopped', at: world.clock.now(), because }, { stream: 'person:operator', person: true })
  } finally {
    await study.close()
  }
}

/** Puts the kill switch back. */
export async function resumeStudy(folder: string, because: string, world: World): Promise<void> {
  const study = await openStudy(folder, world)
  try {
    await note(study, { kind: 'resumed', at: world.clock.now(), because }, { stream: 'person:operator', person: true })
    await releaseSwitch(folder)
  } finally {
    await study.close()
  }
}
