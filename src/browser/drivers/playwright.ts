import { type BrowserContext, chromium, type ElementHandle, type Frame, type Page } from 'playwright-core'
import type { Cdp } from '../cdp.ts'
import { removeUnguardedWays } from '../in-page.ts'
import type { Engine, EngineElement, EngineFrame, EngineLaunch, EnginePage } from './driver.ts'

/** Starts Chromium under Playwright. */
export async function launchPlaywright({ executable, visible, flags }: EngineLaunch): Promise<Engine> {
  const browser = await chromium.launch({
    executablePath: executable,
    headless: !visible,
    args: [...flags],
    chromiumSandbox: !flags.includes('--no-sandbox'),
    // Whoever runs us decides what a signal means.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
  return {
    driver: 'playwright',
    version: browser.version(),
    cdp: (await browser.newBrowserCDPSession()) as unknown as Cdp,
    async open({ locale, timeoutMs }) {
      const context = await browser.newContext({
        acceptDownloads: false,
        // A person who takes over gets the window's own size.
        ...(visible ? { viewport: null } : {}),
        ...(locale === undefined ? {} : { locale }),
      })
      context.setDefaultTimeout(timeoutMs)
      await context.addInitScript(removeUnguardedWays)
      return enginePage(context, await context.newPage())
    },
    close: () => browser.close(),
  }
}

async function enginePage(context: BrowserContext, page: Page): Promise<EnginePage> {
  return {
    cdp: (await context.newCDPSession(page)) as unknown as Cdp,
    async goto(url) {
      // Not until the document is parsed: a navigation that is blocked meanwhile would never let it come to that.
      const response = await page.goto(url, { waitUntil: 'commit' })
      return response?.status() ?? null
    },
    url: () => page.url(),
    title: () => page.title(),
    html: () => page.content(),
    frames() {
      const frames = [page.mainFrame(), ...page.frames().filter((frame) => frame !== page.mainFrame())]
      return frames.map((frame) => engineFrame(frame, frames))
    },
    onDialog(listener) {
      page.on('dialog', (dialog) => {
        listener(dialog.message())
        // To dismiss a page's "leave?" would be to stay.
        const done = dialog.type() === 'beforeunload' ? dialog.accept() : dialog.dismiss()
        done.catch(() => {})
      })
    },
    onPopup(listener) {
      context.on('page', (popup) => {
        // A window that closes itself at once is no longer there to be told of.
        enginePage(context, popup).then(listener, () => {})
      })
    },
    close: () => context.close(),
  }
}

function engineFrame(frame: Frame, frames: readonly Frame[]): EngineFrame {
  const parent = frame.parentFrame()
  return {
    parent: parent === null ? null : Math.max(0, frames.indexOf(parent)),
    url: () => frame.url(),
    name: () => frame.name(),
    run: (work) => frame.evaluate(work as () => never),
    async holder() {
      return parent === null ? null : engineElement(await frame.frameElement())
    },
    evaluate: (expression) => frame.evaluate(expression),
    async find(work, argument) {
      const handle = await frame.evaluateHandle(work as (argument: unknown) => Element | null, argument)
      return engineElement(handle.asElement())
    },
  }
}

function engineElement(handle: ElementHandle<Node> | null): EngineElement | null {
  if (handle === null) return null
  const element = handle as ElementHandle<Element>
  return {
    run: (work, argument) => element.evaluate(work as (element: Element, argument: unknown) => never, argument),
    find: async (work) => engineElement((await element.evaluateHandle(work)).asElement()),
    click: () => element.click({ noWaitAfter: true }),
    upload: (path) => element.setInputFiles(path),
    async content() {
      const frame = await element.contentFrame()
      return frame === null ? null : engineFrame(frame, [])
    },
  }
}
