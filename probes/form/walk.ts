import { setTimeout as wait } from 'node:timers/promises'
import type { Step, Target } from '../../src/model/recipe.ts'
import { RingbackError } from '../../src/support/errors.ts'
import { arrive, barrierOn, open } from './arrive.ts'
import { type Entered, enter, stillEntered } from './enter.ts'
import type { Journey } from './journey.ts'
import { changed, missing, type Obstacle } from './obstacle.ts'
import { find, nameOf } from './target.ts'

/** Takes every step up to the click that submits. Returns what stopped it; null where all is filled and in its place. */
export async function walk(journey: Journey): Promise<Obstacle | null> {
  const { page, options, context } = journey
  let entered: readonly Entered[] = []
  for (const step of options.recipe.steps) {
    context.signal.throwIfAborted()
    if (step.do === 'click' && step.submits) break
    const taken = await take(step, journey)
    // A wall that came up meanwhile explains what else went wrong.
    if (taken.kind === 'stopped') return (await barrierOn(journey)) ?? taken.obstacle
    entered = taken.kind === 'entered' ? [...entered, taken] : taken.kind === 'moved' ? [] : entered
  }
  // Editors and scripts that load further fields take their time, and some empty what was filled.
  await page.settle(3_000)
  context.signal.throwIfAborted()
  return (await barrierOn(journey)) ?? stillEntered(page, entered)
}

/** Waits as a step says; what it waits for and does not come is an obstacle. */
export async function waitAs(
  step: Step & { readonly do: 'wait' },
  { page, options, context }: Journey,
): Promise<Obstacle | null> {
  if (step.for !== undefined) {
    const element = await find(page, step.for, step.milliseconds ?? options.patience.field)
    return element === null ? missing(nameOf(step.for)) : null
  }
  await wait(step.milliseconds ?? 1_000, undefined, { signal: context.signal })
  return null
}

type Taken = Entered | { readonly kind: 'moved' | 'waited' } | { readonly kind: 'stopped'; readonly obstacle: Obstacle }

async function take(step: Step, journey: Journey): Promise<Taken> {
  if (step.do === 'open') return unlessStopped('moved', await open(step.url, journey))
  if (step.do === 'click') {
    return unlessStopped('moved', (await click(step.on, journey)) ?? (await arrive(journey, null)))
  }
  if (step.do === 'wait') return unlessStopped('waited', await waitAs(step, journey))
  return enter(step, journey)
}

function unlessStopped(kind: 'moved' | 'waited', obstacle: Obstacle | null): Taken {
  return obstacle === null ? { kind } : { kind: 'stopped', obstacle }
}

async function click(target: Target, { page, options }: Journey): Promise<Obstacle | null> {
  const element = await find(page, target, options.patience.field)
  if (element === null) return missing(nameOf(target))
  try {
    await element.click()
  } catch (error) {
    if (error instanceof RingbackError && error.code === 'browser-failed') {
      return changed(`${nameOf(target)} can not be clicked`)
    }
    throw error
  }
  await page.settle(3_000)
  return null
}
