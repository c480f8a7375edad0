import { RingbackError } from '../support/errors.ts'
import type { Engine, EngineLaunch } from './drivers/driver.ts'
import { findBrowser, howToGetABrowser } from './find.ts'
import { portPage, STEP_TIMEOUT } from './page.ts'
import type { Browser, Driver } from './port.ts'
import { holdTraffic } from './traffic.ts'

export interface LaunchOptions {
  readonly driver: Driver
  /** The browser's program; found on the machine where it is not given. */
  readonly executable?: string
  /** Shows the window, so that a person can take over. */
  readonly visible?: boolean
}

/** Starts a browser whose every request is held, and hands out guarded pages. */
export async function launchBrowser({ driver, executable, visible = false }: LaunchOptions): Promise<Browser> {
  const found = executable ?? findBrowser(process.env, { visible })
  if (found === null) throw new RingbackError('browser-missing', howToGetABrowser)
  const engine = await start(driver, { executable: found, visible, flags: flags() })
  const traffic = await holdTraffic(engine.cdp).catch(async (cause) => {
    await engine.close()
    throw new RingbackError('browser-failed', 'Expected a browser whose requests can be held.', { cause })
  })
  return {
    driver,
    version: engine.version,
    async open(options) {
      const page = await engine.open({ locale: options.locale, timeoutMs: options.timeoutMs ?? STEP_TIMEOUT })
      return portPage(page, traffic, options)
    },
    close: () => engine.close(),
  }
}

// Each engine loads when it is asked for: most runs need one, many commands none.
async function start(driver: Driver, launch: EngineLaunch): Promise<Engine> {
  try {
    if (driver === 'playwright') return await (await import('./drivers/playwright.ts')).launchPlaywright(launch)
    return await (await import('./drivers/puppeteer.ts')).launchPuppeteer(launch)
  } catch (cause) {
    throw new RingbackError('browser-failed', `Expected ${launch.executable} to start under ${driver}.`, { cause })
  }
}

/** What every browser of ours is started with. */
export function flags(): string[] {
  const root = process.getuid?.() === 0
  return [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    // Without these the browser calls home at every start.
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-pings',
    // Chromium refuses to run as root inside its sandbox.
    ...(root ? ['--no-sandbox'] : []),
  ]
}
