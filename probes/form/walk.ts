import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from '../../src/browser/port.ts'
import type { Fact } from '../../src/model/fact.ts'
import type { Step } from '../../src/model/recipe.ts'
import type { ProbeContext, Turn } from '../../src/probe/probe.ts'
import { RingbackError } from '../../src/support/errors.ts'
import { type Entered, enter, stillEntered } from './enter.ts'
import { changed, type Obstacle, obstacleOfStatus } from './obstacle.ts'
import type { FormOptions } from './options.ts'
import { pageFact } from './page-facts.ts'
import { holds, look } from './signs.ts'
import { find, nameOf } from './target.ts'
import { render } from './template.ts'

export interface Walk {
  readonly page: Page
  readonly turn: Turn
  readonly options: FormOptions
  readonly context: ProbeContext
  /** What was seen on the way; the walk adds to it. */
  readonly facts: Fact[]
}

/** Takes every step up to the click that submits. Returns what stopped it; null where all is filled and in its place. */
export async function walk(journey: Walk): Promise<Obstacle | null> {
  const { page, options, context } = journey
  const { recipe, patience } = options
  let entered: Entered[] = []
  for (const step of recipe.steps) {
    context.signal.throwIfAborted()
    if (step.do === 'click' && step.submits) break
    if (step.do === 'open') {
      const obstacle = await opened(addressOf(step.url, journey), journey)
      if (obstacle !== null) return obstacle
      entered = []
    } else if (step.do === 'click') {
      const element = await find(page, step.on, patience.field)
      if (element === null) return (await barrierOn(journey)) ?? missing(nameOf(step.on))
      await element.click()
      await page.settle(3_000)
      const obstacle = await arrived(journey, null)
      if (obstacle !== null) return obstacle
      entered = []
    } else if (step.do === 'wait') {
      if (!(await waited(step, journey))) return (await barrierOn(journey)) ?? missing('what the recipe waits for')
    } else {
      const done = await enter(step, journey)
      if (done.kind === 'stopped') return (await barrierOn(journey)) ?? done.obstacle
      entered.push(done)
    }
  }
  // Editors and scripts that load further fields take their time, and some empty what was filled.
  await page.settle(3_000)
  context.signal.throwIfAborted()
  const barrier = await barrierOn(journey)
  if (barrier !== null) return barrier
  return stillEntered(entered)
}

/** Waits as a step says. False where what it waits for did not come. */
export async function waited(step: Step & { readonly do: 'wait' }, { page, options, context }: Walk): Promise<boolean> {
  if (step.for !== undefined) {
    return (await find(page, step.for, step.milliseconds ?? options.patience.field)) !== null
  }
  await wait(step.milliseconds ?? 1_000, undefined, { signal: context.signal })
  return true
}

async function opened(url: string, journey: Walk): Promise<Obstacle | null> {
  const { status, problem } = await journey.page.goto(url)
  const obstacle = await arrived(journey, status)
  if (obstacle !== null) return obstacle
  if (status !== null) return obstacleOfStatus(status)
  // The engine's words hold the whole address; its code says enough.
  return { barrier: 'unreachable', passing: true, detail: /net::ERR_\w+/.exec(problem ?? '')?.[0] ?? 'no answer' }
}

/** Looks around on a page that was just reached. */
async function arrived(journey: Walk, status: number | null): Promise<Obstacle | null> {
  const { page, context, facts } = journey
  facts.push(await pageFact(page, status, context))
  const barrier = await barrierOn(journey, status)
  if (barrier !== null) return barrier
  const { protocol, hostname } = new URL(page.url())
  // The browser's own page about a page that did not come has a name too.
  if (!protocol.startsWith('http') || context.allows(hostname)) return null
  return changed(`the page leads to ${hostname}, which the engagement does not cover`)
}

/** A barrier that the recipe declares. A person who assists passes a CAPTCHA. */
async function barrierOn({ page, options }: Walk, status: number | null = null): Promise<Obstacle | null> {
  const { recipe, assisted } = options
  const shown = await look(page, status)
  for (const { barrier, sign } of recipe.barriers) {
    if (assisted && barrier === 'captcha') continue
    if (await holds(sign, shown)) {
      return { barrier, passing: false, detail: `the recipe's sign of a ${barrier} was seen` }
    }
  }
  return null
}

function addressOf(template: string, { turn, options, context }: Walk): string {
  const address = new URL(render(template, turn, encodeURIComponent), options.url)
  if (!context.allows(address.hostname)) {
    throw new RingbackError('gate-refused', `Expected the engagement to cover ${address.hostname}, but it does not`)
  }
  return address.href
}

function missing(name: string): Obstacle {
  return changed(`${name} was not found`)
}
