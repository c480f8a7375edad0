import { setTimeout as wait } from 'node:timers/promises'
import type { Fired, Page } from '../../src/browser/port.ts'
import type { Outcome } from '../../src/model/fact.ts'
import type { Recipe, Sign } from '../../src/model/recipe.ts'
import type { Instant } from '../../src/model/time.ts'
import { holds, look } from './signs.ts'

/** How the irreversible act ended, and when that was known. `at` is null where nobody's clock but ours says it. */
export interface Judged {
  readonly outcome: Outcome
  readonly at: Instant | null
  readonly detail: string
}

/** The form before it was sent. A sign that it showed already tells nothing, and is null here. */
export interface Before {
  readonly url: string
  readonly success: readonly (Sign | null)[]
  readonly failure: readonly (Sign | null)[]
}

const REFUSAL_PATIENCE = 2_000

/** Looks at the form before it is sent, and sorts out the signs that hold already. */
export async function lookBefore({ success, failure }: Recipe, page: Page): Promise<Before> {
  const shown = await look(page, null)
  const fresh = (signs: readonly Sign[]) =>
    Promise.all(signs.map(async (sign) => ((await holds(sign, shown)) ? null : sign)))
  return { url: shown.url, success: await fresh(success), failure: await fresh(failure) }
}

/**
 * What became of the form. Accepted: a success sign holds. Rejected: a failure sign holds, the desk answered 4xx, or
 * nothing left. Everything else is unknown: a connection that died, an answer that did not come, a page that says neither
 * or both.
 */
export async function judge(fired: Fired, before: Before, page: Page, timeoutMs: number): Promise<Judged> {
  if (fired.kind === 'not-sent') {
    // A form that is sent by GET, or otherwise than its recipe says, may have been taken.
    const moved = fired.reason === 'no-request' && page.url() !== before.url
    if (moved) return { outcome: 'unknown', at: null, detail: 'the page went on without the request that files it' }
    return { outcome: 'rejected', at: null, detail: UNSENT[fired.reason] }
  }
  if (fired.kind === 'unanswered') {
    const outcome = fired.phase === 'connect' ? 'rejected' : 'unknown'
    return { outcome, at: null, detail: UNANSWERED[fired.phase] }
  }
  const { answeredAt: at, response } = fired.exchange
  const status = response?.status ?? null
  const refused = status !== null && status >= 400 && status < 500
  const seen = await awaitSign(before, page, status, refused ? Math.min(timeoutMs, REFUSAL_PATIENCE) : timeoutMs)
  if (seen !== null) return { ...seen, at }
  if (refused) return { outcome: 'rejected', at, detail: `HTTP ${status}` }
  return { outcome: 'unknown', at: null, detail: `HTTP ${status}, no sign of success or failure seen` }
}

async function awaitSign(
  { success, failure }: Before,
  page: Page,
  status: number | null,
  timeoutMs: number,
): Promise<Pick<Judged, 'outcome' | 'detail'> | null> {
  const end = performance.now() + timeoutMs
  while (true) {
    // A page that is on its way to the next can't be read; it is read again.
    const seen = await signsOn().catch(() => null)
    if (seen !== null) return seen
    if (performance.now() >= end) return null
    await wait(100)
  }

  async function signsOn() {
    const shown = await look(page, status)
    const [won, lost] = [await held(success), await held(failure)]
    if (won !== null && lost !== null) {
      return { outcome: 'unknown', detail: `success sign ${won} and failure sign ${lost} seen` } as const
    }
    if (won !== null) return { outcome: 'accepted', detail: `success sign ${won} seen` } as const
    return lost === null ? null : ({ outcome: 'rejected', detail: `failure sign ${lost} seen` } as const)

    async function held(signs: readonly (Sign | null)[]): Promise<number | null> {
      for (const [index, sign] of signs.entries()) {
        if (sign !== null && (await holds(sign, shown))) return index + 1
      }
      return null
    }
  }
}

const UNSENT = {
  'no-request': 'the page sent nothing',
  'host-refused': 'the form sends to a host that the engagement does not cover; nothing was sent',
  'body-hidden': 'the browser hides a part of what the form sends; nothing was sent',
  'act-failed': 'the form was not submitted; nothing was sent',
  'browser-failed': 'the browser failed before anything was sent',
  'already-fired': 'the form was submitted before; nothing more was sent',
  'no-irreversible': 'the recipe names no irreversible request; nothing was sent',
} as const

const UNANSWERED = {
  connect: 'no connection to the desk; nothing was sent',
  'before-body-sent': 'the connection was lost while the form was sent',
  'after-body-sent': 'the connection was lost after the form was sent',
  timeout: 'no answer in time after the form was sent',
} as const
