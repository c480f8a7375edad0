import type { Page } from '../../src/browser/port.ts'
import type { Fact } from '../../src/model/fact.ts'
import type { Target } from '../../src/model/recipe.ts'
import type { Armed, Blocked, Probe, ProbeContext, Turn } from '../../src/probe/probe.ts'
import { messageOf, RingbackError } from '../../src/support/errors.ts'
import { exchangeFact } from './exchange.ts'
import type { Journey } from './journey.ts'
import { type Before, type Judged, judge, lookBefore } from './judge.ts'
import { blockedBy, missing, type Obstacle } from './obstacle.ts'
import { type FormOptions, parseOptions } from './options.ts'
import { blockedFacts, pageFact, screenshotFact } from './page-facts.ts'
import { submit } from './submit.ts'
import { find, nameOf } from './target.ts'
import { waitAs, walk } from './walk.ts'

export type { FormOptions } from './options.ts'

/**
 * The web form, filled as its recipe says. `prepare` opens, fills and reads back; `fire` is the one click that submits,
 * or the wait for a person to do it. The request that files the contact leaves once, and is never sent again.
 */
export const probe: Probe<FormOptions> = {
  channel: 'form',
  contract: 1,
  parseOptions,
  prepare: (turn, options, context) => whileBusy(context, () => prepare(turn, options, context)),
}

async function prepare(turn: Turn, options: FormOptions, context: ProbeContext): Promise<Armed | Blocked> {
  context.signal.throwIfAborted()
  const { browser, recipe, patience } = options
  const page = await browser.open({ now: context.clock.now, locale: turn.language })
  try {
    await page.guard({ irreversible: recipe.irreversible, allowed: recipe.allowed, allowHost: context.allows })
    const facts: Fact[] = []
    const journey: Journey = { page, turn, options, context, facts }
    const button = submitOf(options)
    const obstacle = (await walk(journey)) ?? (await missingOn(page, button, patience.field))
    if (obstacle !== null) {
      const blocked = await blockedBy(obstacle, facts, page, browser.driver, context)
      await letGo(page, context)
      return blocked
    }
    facts.push(...(await screenshotFact(page, 'before', context)), ...blockedFacts(page.blocked))
    return arm(journey, button, await lookBefore(recipe, page))
  } catch (error) {
    await letGo(page, context)
    throw error
  }
}

function arm(journey: Journey, button: Target, before: Before): Armed {
  const { page, options, context } = journey
  const { hostname } = new URL(page.url())
  const unblocked = page.blocked.length
  let fired = false
  let closed = false

  async function fire(): Promise<readonly Fact[]> {
    if (closed || context.signal.aborted || !context.allows(hostname)) {
      return [outcomeFact({ outcome: 'rejected', at: null, detail: 'stopped before anything was sent' }, context)]
    }
    const ended = await submit(page, button, options, context)
    const exchange = await exchangeFact(ended, context)
    if (ended.kind === 'answered') await waitOn(journey)
    const judged = await judge(ended, before, page, options.recipe.timeout)
    const after = await afterwards(page, context)
    return [...exchange, ...after, ...blockedFacts(page.blocked.slice(unblocked)), outcomeFact(judged, context)]
  }

  return {
    kind: 'armed',
    to: hostname,
    witness: options.assisted ? 'person' : 'instrument',
    facts: journey.facts,
    async fire() {
      if (fired) throw new RingbackError('wrong-use', 'Expected `fire` to be called once, got a second call')
      fired = true
      return whileBusy(context, fire)
    },
    async close() {
      if (closed) return
      closed = true
      await letGo(page, context)
    },
  }
}

/** The recipe's click that submits. `check` has seen to it that there is one. */
function submitOf({ recipe }: FormOptions): Target {
  for (const step of recipe.steps) if (step.do === 'click' && step.submits) return step.on
  throw new RingbackError('invalid-study', 'Expected one click with `submits: true`, got none')
}

async function missingOn(page: Page, target: Target, patienceMs: number): Promise<Obstacle | null> {
  return (await find(page, target, patienceMs)) === null ? missing(nameOf(target)) : null
}

async function waitOn(journey: Journey): Promise<void> {
  const { steps } = journey.options.recipe
  const submitted = steps.findIndex((step) => step.do === 'click' && step.submits)
  for (const step of steps.slice(submitted + 1)) {
    // The form is sent: whatever happens from here on, its outcome is still to be told.
    if (step.do === 'wait') await waitAs(step, journey).catch(() => {})
  }
}

async function afterwards(page: Page, context: ProbeContext): Promise<readonly Fact[]> {
  try {
    return [await pageFact(page, null, context), ...(await screenshotFact(page, 'after', context))]
  } catch (error) {
    context.log(`the page after the form could not be kept: ${messageOf(error)}`)
    return []
  }
}

function outcomeFact({ outcome, at, detail }: Judged, { clock }: ProbeContext): Fact {
  return {
    kind: 'outcome',
    at: at ?? clock.now(),
    outcome,
    by: outcome === 'accepted' ? 'form' : null,
    detail,
    queueId: null,
    messageId: null,
  }
}

async function letGo(page: Page, { log }: ProbeContext): Promise<void> {
  await page.close().catch((error: unknown) => log(`a page did not close: ${messageOf(error)}`))
}

async function whileBusy<T>({ clock }: ProbeContext, work: () => Promise<T>): Promise<T> {
  const done = clock.busy()
  try {
    return await work()
  } finally {
    done()
  }
}
