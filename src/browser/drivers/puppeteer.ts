import { createRequire } from 'node:module'
import puppeteerCore, { type BrowserContext, type ElementHandle, type Frame, type Page } from 'puppeteer-core'
import { addExtra, type PuppeteerExtraPlugin } from 'puppeteer-extra'
import type { Cdp } from '../cdp.ts'
import { removeUnguardedWays } from '../in-page.ts'
import type { Engine, EngineElement, EngineFrame, EngineLaunch, EnginePage } from './driver.ts'

// The plugins are CommonJS, and their types are wrong or missing.
const load = createRequire(import.meta.url)
const plugin = (name: string, options: object): PuppeteerExtraPlugin => load(`puppeteer-extra-plugin-${name}`)(options)

/**
 * The plugins that this project uses, all of them: they set preferences and leave out sound and film. None hides what
 * we are. Stealth and evasion plugins have no place here: a wall that stops a robot is a finding, never an obstacle.
 */
const honestPlugins = () => [
  plugin('user-preferences', { userPrefs: { credentials_enable_service: false, translate: { enabled: false } } }),
  plugin('block-resources', { blockedTypes: new Set(['media']) }),
]

/** Starts Chromium under puppeteer-extra: the second opinion. */
export async function launchPuppeteer({ executable, visible, flags }: EngineLaunch): Promise<Engine> {
  const puppeteer = addExtra(puppeteerCore as unknown as Parameters<typeof addExtra>[0])
  for (const honest of honestPlugins()) puppeteer.use(honest)
  const launch = puppeteer.launch.bind(puppeteer) as unknown as typeof puppeteerCore.launch
  const browser = await launch({
    executablePath: executable,
    headless: visible ? false : executable.includes('headless') ? 'shell' : true,
    // The window itself too has that size: a page that was made narrow goes back to it.
    args: visible ? [...flags] : [...flags, '--window-size=1280,720'],
    // A person who takes over gets the window's own size; pages look alike under both engines.
    defaultViewport: visible ? null : { width: 1280, height: 720 },
    // With a pipe the browser ends when we do, however we end.
    pipe: true,
    // Whoever runs us decides what a signal means.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
  return {
    driver: 'puppeteer',
    version: (await browser.version()).replace(/^.*\//, ''),
    cdp: (await browser.target().createCDPSession()) as unknown as Cdp,
    async open({ locale, timeoutMs }) {
      const context = await browser.createBrowserContext({ downloadBehavior: { policy: 'deny' } })
      const page = await context.newPage()
      page.setDefaultTimeout(timeoutMs)
      await page.evaluateOnNewDocument(removeUnguardedWays)
      const opened = await enginePage(context, page)
      if (locale !== undefined) await speak(opened.cdp, locale, await browser.userAgent())
      return opened
    },
    close: () => browser.close(),
  }
}

async function speak(cdp: Cdp, locale: string, userAgent: string): Promise<void> {
  await cdp.send('Emulation.setLocaleOverride', { locale })
  await cdp.send('Emulation.setUserAgentOverride', { userAgent, acceptLanguage: locale })
}

async function enginePage(context: BrowserContext, page: Page): Promise<EnginePage> {
  return {
    cdp: (await page.createCDPSession()) as unknown as Cdp,
    async goto(url) {
      const response = await page.goto(url, { waitUntil: 'domcontentloaded' })
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
      context.on('targetcreated', (target) => {
        if (target.type() !== 'page') return
        const told = async () => {
          const popup = await target.page()
          if (popup !== null && popup !== page) listener(await enginePage(context, popup))
        }
        // A window that closes itself at once is no longer there to be told of.
        told().catch(() => {})
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
      return engineElement(handle.asElement() as ElementHandle<Element> | null)
    },
  }
}

function engineElement(element: ElementHandle<Element> | null): EngineElement | null {
  if (element === null) return null
  return {
    run: (work, argument) => element.evaluate(work as (element: Element, argument: unknown) => never, argument),
    async find(work) {
      const handle = await element.evaluateHandle(work)
      return engineElement(handle.asElement() as ElementHandle<Element> | null)
    },
    click: () => element.click(),
    upload: (path) => (element as ElementHandle<HTMLInputElement>).uploadFile(path),
    async content() {
      const frame = await element.contentFrame()
      return frame === null ? null : engineFrame(frame as Frame, [])
    },
  }
}
