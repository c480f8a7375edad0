import { RingbackError } from '../../src/support/errors.ts'
import type { Journey } from './journey.ts'
import { changed, type Obstacle, obstacleOfStatus } from './obstacle.ts'
import { pageFact } from './page-facts.ts'
import { holds, look } from './signs.ts'
import { render } from './template.ts'

/** Opens an address, as the recipe gives it, and looks around there. */
export async function open(template: string, journey: Journey): Promise<Obstacle | null> {
  const { status, problem } = await journey.page.goto(addressOf(template, journey))
  const obstacle = await arrive(journey, status)
  if (obstacle !== null) return obstacle
  if (status !== null) return obstacleOfStatus(status)
  // The engine's words hold the whole address; its code says enough.
  return { barrier: 'unreachable', passing: true, detail: /net::ERR_\w+/.exec(problem ?? '')?.[0] ?? 'no answer' }
}

/** Looks around on a page that was just reached. */
export async function arrive(journey: Journey, status: number | null): Promise<Obstacle | null> {
  const { page, context, facts } = journey
  facts.push(await pageFact(page, status, context))
  const barrier = await barrierOn(journey, status)
  if (barrier !== null) return barrier
  const { protocol, hostname } = new URL(page.url())
  // The browser's own page about a page that did not come has a name too.
  if (!protocol.startsWith('http') || context.allows(hostname)) return null
  return changed(`the page leads to ${hostname}, which the engagement does not cover`)
}

/** A barrier whose sign the recipe declares. A person who assists passes a CAPTCHA. */
export async function barrierOn({ page, options }: Journey, status: number | null = null): Promise<Obstacle | null> {
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

function addressOf(template: string, { turn, options, context }: Journey): string {
  const address = new URL(render(template, turn, encodeURIComponent), options.url)
  if (!context.allows(address.hostname)) {
    throw new RingbackError('gate-refused', `Expected the engagement to cover ${address.hostname}, but it does not`)
  }
  return address.href
}
