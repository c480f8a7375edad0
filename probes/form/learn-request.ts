import { setTimeout as wait } from 'node:timers/promises'
import type { BlockedRequest, Page } from '../../src/browser/port.ts'
import { RequestPattern, type Step, type Target } from '../../src/model/recipe.ts'
import type { DraftedStep } from '../../src/page/draft-step.ts'
import { RingbackError } from '../../src/support/errors.ts'
import { find } from './target.ts'

const PATIENCE = 4_000

/** What a form would have sent, and what had to be filled for it. */
export interface Learnt {
  readonly request: RequestPattern | null
  readonly fills: readonly Step[]
  readonly notes: readonly string[]
}

/**
 * Presses what submits, with all but GET held back. Where nothing would leave, ticks the consent that may be what is
 * missing (`tick`), and presses again.
 */
export async function learnRequest(
  page: Page,
  { press: button, spare }: DraftedStep,
  fills: readonly Step[],
  tick: (step: Step) => Promise<unknown>,
): Promise<Learnt> {
  if (button === null) return { request: null, fills, notes: [] }
  const first = await tryOnce(page, button.on)
  if (first.request !== null) return { request: first.request, fills, notes: [] }
  if (await heldGet(page)) {
    return {
      request: null,
      fills,
      notes: ['the form would leave as an address (GET), for all to read: it was held back'],
    }
  }
  const unsent = first.pressed ? 'pressing the button sent nothing' : 'the button can not be pressed'
  if (spare.length === 0) return { request: null, fills, notes: [unsent] }
  for (const step of spare) await tick(step)
  const { request } = await tryOnce(page, button.on)
  if (request === null) return { request, fills, notes: [`${unsent}, with or without consent`] }
  return { request, fills: [...fills, ...spare], notes: ['the form sends nothing without the consent: it is ticked'] }
}

/** Clicks what a target names; false where it is not there, or takes no click. */
export async function press(page: Page, on: Target): Promise<boolean> {
  const element = await find(page, on, 1_000)
  if (element === null) return false
  try {
    await element.click()
  } catch (error) {
    if (error instanceof RingbackError && error.code === 'browser-failed') return false
    throw error
  }
  await page.settle(2_000)
  return true
}

async function tryOnce(
  page: Page,
  on: Target,
): Promise<{ readonly pressed: boolean; readonly request: RequestPattern | null }> {
  const from = page.blocked.length
  await holdGet(page)
  const pressed = await press(page, on)
  const end = performance.now() + PATIENCE
  while (pressed && page.blocked.length === from && performance.now() < end && !(await heldGet(page))) await wait(100)
  return { pressed, request: requestAmong(page.blocked.slice(from), page.url()) }
}

/** The request that files the contact, of those that were held back: to the page's own host, and no counting of visits. */
function requestAmong(blocked: readonly BlockedRequest[], page: string): RequestPattern | null {
  const own = URL.parse(page)?.hostname
  const counting = /analytics|collect|telemetry|beacon|\/stats?\b|\/track|\/log\b|metrics/i
  const sent = blocked.filter(({ url }) => !counting.test(new URL(url).pathname))
  const chosen = sent.find(({ url }) => new URL(url).hostname === own) ?? sent[0]
  if (chosen === undefined) return null
  const { hostname, pathname, origin } = new URL(chosen.url)
  const url = hostname === own ? pathname : `${origin}${pathname}*`
  const parsed = RequestPattern.safeParse({ method: chosen.method, url })
  return parsed.success ? parsed.data : null
}

/** Keeps a form that no script takes over from leaving as an address. Undone by the next page. */
async function holdGet(page: Page): Promise<void> {
  await page.run(
    `globalThis.ringbackHeld === undefined && (globalThis.ringbackHeld = false, addEventListener('submit', (event) => {
      const method = event.submitter?.getAttribute('formmethod') ?? event.target.getAttribute('method') ?? 'get'
      if (event.defaultPrevented || method.toLowerCase() !== 'get') return
      event.preventDefault()
      globalThis.ringbackHeld = true
    }))`,
    'every-frame',
  )
}

async function heldGet(page: Page): Promise<boolean> {
  const ran = await page.run('globalThis.ringbackHeld === true', 'every-frame')
  return ran.some(({ value }) => value === true)
}
