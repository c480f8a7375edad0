import { afterAll, beforeAll, describe } from 'vitest'
import { launchBrowser } from '../../src/browser/launch.ts'
import type { Browser, ContextOptions, Driver, Guard, Page } from '../../src/browser/port.ts'
import { type Answer, type Desk, openDesk, pageOf } from './desk.ts'

export interface Setting {
  readonly driver: Driver
  /** Opens a page of a desk that answers so (or with this page), in a fresh context. */
  visit(answer: Answer | string, options?: Partial<ContextOptions> & { path?: string }): Promise<Visited>
}

export interface Visited {
  readonly page: Page
  readonly desk: Desk
}

/** The rule that most desks here go by. */
export const contactForm: Guard = {
  irreversible: { method: 'POST', url: '/contact' },
  allowHost: (host) => host === 'desk.localhost',
}

/** Runs the same tests under both engines, each with a browser of its own. */
export function underEachEngine(tests: (setting: Setting) => void): void {
  describe.each(['playwright', 'puppeteer'] as const)('under %s', (driver) => {
    let browser: Browser
    const open: Visited[] = []
    beforeAll(async () => {
      browser = await launchBrowser({ driver })
    })
    afterAll(async () => {
      await browser.close()
      await Promise.all(open.map(({ desk }) => desk.close()))
    })
    tests({
      driver,
      async visit(answer, { path = '/', ...options } = {}) {
        const desk = await openDesk(typeof answer === 'string' ? pageOf(answer) : answer)
        const page = await browser.open({ now: () => new Date().toISOString(), ...options })
        open.push({ desk, page })
        await page.goto(desk.url(path))
        return { page, desk }
      },
    })
  })
}
