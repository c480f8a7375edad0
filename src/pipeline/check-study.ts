import { type CheckReport, checkStudy as check } from '../plan/check.ts'
import type { Publication } from '../plan/publication.ts'
import { lookUpPublication } from '../plan/publication.ts'
import { environment, holidays } from './environment.ts'
import { howToLook } from './publications.ts'
import type { World } from './world.ts'

/** Looks at everything that can be wrong: the files, the gate, the words, and (unless offline) the world around. */
export async function checkStudy(
  folder: string,
  world: World,
  { offline }: { offline: boolean },
): Promise<CheckReport> {
  const lookUp = (domain: string): Promise<Publication> => lookUpPublication(domain, howToLook(world))
  return check(folder, {
    now: world.clock.now(),
    lookUp: offline ? null : lookUp,
    environment: [holidays(world.clock.now()), ...(offline ? [] : environment(folder, world))],
  })
}
