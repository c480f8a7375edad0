import { resolveTxt } from 'node:dns/promises'
import type { Instant } from '../model/time.ts'
import { publishingDomains } from '../plan/judge-study.ts'
import { lookUpPublication, PUBLISHED_FOR, type Publication, type PublicationWorld } from '../plan/publication.ts'
import type { StudyFiles } from '../plan/read-study.ts'
import { plus } from '../support/period.ts'
import type { World } from './world.ts'

/** Keeps the last look at what each authorising domain publishes, and looks again when that is old. */
export function openPublications(files: StudyFiles, world: World) {
  let looked: readonly Publication[] = []
  let until: Instant | null = null
  return async (): Promise<readonly Publication[]> => {
    if (until !== null && world.clock.now() < until) return looked
    looked = await lookAtPublications(files, world)
    until = plus(world.clock.now(), PUBLISHED_FOR)
    return looked
  }
}

/** Looks at every domain that must publish the authorisation's hash; reserved ones need none. */
async function lookAtPublications(files: StudyFiles, world: World): Promise<readonly Publication[]> {
  return Promise.all(publishingDomains(files).map((domain) => lookUpPublication(domain, howToLook(world))))
}

/** Looks by this machine's resolver and over HTTPS, within ten seconds. */
export function howToLook(world: World): PublicationWorld {
  return {
    now: () => world.clock.now(),
    resolveTxt,
    fetch: (url) => fetch(url, { redirect: 'error', signal: AbortSignal.timeout(10_000) }),
  }
}
