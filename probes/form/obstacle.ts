import type { Page } from '../../src/browser/port.ts'
import type { BarrierKind, Fact } from '../../src/model/fact.ts'
import type { Blocked, ProbeContext } from '../../src/probe/probe.ts'
import { blockedFacts, screenshotFact } from './page-facts.ts'

/** What stands in the way, and whether it may pass. */
export interface Obstacle {
  readonly barrier: BarrierKind
  readonly passing: boolean
  readonly detail: string
}

/** A form that is no longer as its recipe says. */
export function changed(detail: string): Obstacle {
  return { barrier: 'form-changed', passing: false, detail }
}

/** A form without what its recipe names. */
export function missing(name: string): Obstacle {
  return changed(`${name} was not found`)
}

/** What an answer to opening a page means where it is no page. Refusals may pass; what is gone stays gone. */
export function obstacleOfStatus(status: number): Obstacle | null {
  if (status < 400) return null
  const detail = `HTTP ${status}`
  if (status === 401) return { barrier: 'login', passing: false, detail }
  if (status === 404 || status === 410) return changed(detail)
  return { barrier: 'unreachable', passing: true, detail }
}

/** Blocked by an obstacle, with a picture of it. */
export async function blockedBy(
  { barrier, passing, detail }: Obstacle,
  before: readonly Fact[],
  page: Page,
  driver: 'playwright' | 'puppeteer',
  context: ProbeContext,
): Promise<Blocked> {
  const picture = await screenshotFact(page, 'barrier', context)
  const evidence = picture[0]?.kind === 'screenshot' ? picture[0].evidence : null
  const at = context.clock.now()
  return {
    kind: 'blocked',
    barrier,
    passing,
    facts: [
      ...before,
      ...blockedFacts(page.blocked),
      ...picture,
      { kind: 'barrier', at, barrier, detail, passing, driver, rehearsal: context.rehearsal, evidence },
    ],
  }
}
