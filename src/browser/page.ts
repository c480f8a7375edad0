import { setTimeout as wait } from 'node:timers/promises'
import type { Target } from '../model/recipe.ts'
import { messageOf } from '../support/errors.ts'
import type { TargetInfo } from './cdp.ts'
import type { EngineFrame, EnginePage } from './drivers/driver.ts'
import { fieldOf } from './field.ts'
import { findElement } from './find-element.ts'
import { createGuard } from './guard.ts'
import { pressKey, resizeWindow } from './hands.ts'
import { signature, visibleText } from './in-page.ts'
import type { ContextOptions, Fired, Note, Page, Ran, Shot } from './port.ts'
import { takeSnapshot } from './snapshot/take.ts'
import type { Traffic } from './traffic.ts'
import { within } from './within.ts'

export const STEP_TIMEOUT = 30_000
const HIGHEST_PICTURE = 10_000
const MOST_NOTES = 100

/** A page of either engine as the port has it: guarded, bounded, and telling what it tried beside. */
export async function portPage(first: EnginePage, traffic: Traffic, options: ContextOptions): Promise<Page> {
  const { now, locale, timeoutMs = STEP_TIMEOUT } = options
  const { targetInfo } = (await first.cdp.send('Target.getTargetInfo')) as { targetInfo: TargetInfo }
  const guard = createGuard({ cdp: first.cdp, targetId: targetInfo.targetId, now, locale })
  const owner = { targetId: targetInfo.targetId, contextId: targetInfo.browserContextId, cdp: first.cdp }
  const release = traffic.register({ ...owner, decide: guard.decide })
  const notes: Note[] = []
  let page = first
  let firing = false

  const note = (kind: Note['kind'], text: string) => {
    if (notes.length < MOST_NOTES) notes.push({ kind, text, at: now() })
  }
  const bound = <T>(what: string, work: Promise<T>) => within(timeoutMs, what, work)

  first.onDialog((text) => note('dialog', text))
  first.onPopup((popup) => {
    note('popup', popup.url())
    // A form may open its answer in a new window: then that window is the page from here on.
    if (!firing) return void popup.cdp.send('Page.close').catch(() => {})
    popup.onDialog((text) => note('dialog', text))
    page = popup
  })
  first.cdp.on('Page.downloadWillBegin', (event) => note('download', (event as { url: string }).url))
  await first.cdp.send('Page.enable')

  async function frameFor(wanted: string | undefined): Promise<EngineFrame | null> {
    const [main, ...others] = page.frames()
    if (wanted === undefined || main === undefined) return main ?? null
    const byAddress = others.find((frame) => frame.url().includes(wanted) || frame.name() === wanted)
    if (byAddress !== undefined) return byAddress
    // What is no selector is an address that no frame has.
    const holder = await main.find(findElement, { selector: wanted } as Target).catch(() => null)
    return (await holder?.content()) ?? null
  }

  async function runIn(frames: readonly EngineFrame[], expression: string): Promise<readonly Ran[]> {
    const ran = async (frame: EngineFrame): Promise<Ran> => {
      const ended = bound('run a script', frame.evaluate(expression))
      return ended.then(
        (value) => ({ url: frame.url(), value, problem: null }),
        (cause) => ({ url: frame.url(), value: null, problem: messageOf(cause) }),
      )
    }
    return Promise.all(frames.map(ran))
  }

  async function rest(milliseconds: number): Promise<void> {
    const end = performance.now() + milliseconds
    const look = async () => {
      const left = Math.max(1, end - performance.now())
      const signs = page.frames().map((frame) => within(left, 'rest', frame.run(signature)).catch(() => null))
      return JSON.stringify(await Promise.all(signs))
    }
    let seen = await look()
    let quiet = performance.now()
    while (performance.now() < end && performance.now() - quiet < 500) {
      await wait(Math.min(100, Math.max(0, end - performance.now())))
      const next = await look()
      if (next !== seen || next.includes('"loading ')) quiet = performance.now()
      seen = next
    }
  }

  async function fire({ act, patienceMs = 10_000, timeoutMs: answerMs = STEP_TIMEOUT }: Shot): Promise<Fired> {
    const ended = guard.arm(answerMs)
    firing = true
    const acted = within(patienceMs, 'act', act()).catch((cause) => {
      // Sent all the same, where the click hangs because the page went on: then the request tells, not the click.
      guard.disarm('act-failed', messageOf(cause))
    })
    const patience = new AbortController()
    acted
      .then(() => wait(patienceMs, undefined, { signal: patience.signal }))
      .then(
        () => void guard.disarm('no-request', `Expected the irreversible request within ${patienceMs} ms, got none.`),
        () => {},
      )
    const fired = await ended
    patience.abort()
    if (fired.kind !== 'not-sent') await rest(Math.min(timeoutMs, 5_000))
    firing = false
    return fired
  }

  return {
    blocked: guard.blocked,
    notes,
    async goto(url) {
      try {
        const status = await bound(`open ${url}`, page.goto(url))
        await rest(Math.min(timeoutMs, 3_000))
        return { status, url: page.url(), problem: null }
      } catch (cause) {
        // What is still under way would interrupt the next navigation.
        await page.cdp.send('Page.stopLoading').catch(() => {})
        await rest(Math.min(timeoutMs, 1_000))
        return { status: null, url: page.url(), problem: messageOf(cause).split('\n')[0] ?? '' }
      }
    },
    async locate(target) {
      const find = async () => (await frameFor(target.frame))?.find(findElement, target) ?? null
      const element = await bound('be searched', find())
      return element === null ? null : fieldOf(element, timeoutMs, guard.uploaded)
    },
    async text() {
      const texts = page.frames().map((frame) => bound('tell its text', frame.run(visibleText)))
      const [main, ...others] = await Promise.allSettled(texts)
      if (main?.status === 'rejected') throw main.reason
      // A frame that hangs or went away has no text; the page has.
      return [main, ...others].map((text) => (text?.status === 'fulfilled' ? text.value : '')).join('\n')
    },
    html: () => bound('tell its HTML', page.html()),
    snapshot: () => takeSnapshot(page, bound),
    url: () => page.url(),
    title: () => bound('tell its title', page.title()),
    screenshot: () => bound('be pictured', picture(page)),
    run: (expression, where = 'page') =>
      runIn(where === 'page' ? page.frames().slice(0, 1) : page.frames(), expression),
    press: (key) => bound(`take the key ${key}`, pressKey(page.cdp, key)),
    resize: (size) => bound('change its size', resizeWindow(page.cdp, size)),
    settle: rest,
    async guard(rules) {
      guard.set(rules)
    },
    fire,
    async close() {
      await within(timeoutMs, 'close', first.close()).finally(release)
    },
  }
}

async function picture({ cdp }: EnginePage): Promise<Uint8Array> {
  const { cssContentSize } = (await cdp.send('Page.getLayoutMetrics')) as {
    cssContentSize: { width: number; height: number }
  }
  const clip = {
    x: 0,
    y: 0,
    width: cssContentSize.width,
    height: Math.min(cssContentSize.height, HIGHEST_PICTURE),
    scale: 1,
  }
  const { data } = (await cdp.send('Page.captureScreenshot', { format: 'png', clip, captureBeyondViewport: true })) as {
    data: string
  }
  return Buffer.from(data, 'base64')
}
