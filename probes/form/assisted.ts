import { setTimeout as wait } from 'node:timers/promises'
import type { Fired, Page } from '../../src/browser/port.ts'
import type { ProbeContext } from '../../src/probe/probe.ts'
import { RingbackError } from '../../src/support/errors.ts'
import type { FormOptions } from './options.ts'
import { bareUrl } from './page-facts.ts'

/** Hands the filled form to a person, who passes what stopped the robot and submits. The request still leaves once. */
export async function submittedByPerson(
  page: Page,
  { person, patience, recipe }: FormOptions,
  { log, signal }: ProbeContext,
): Promise<Fired> {
  const over = new AbortController()
  log('The form is filled. The window is yours now: pass what stands in the way, and submit it.')
  try {
    return await page.fire({
      patienceMs: patience.person,
      timeoutMs: recipe.timeout,
      async act() {
        await person?.(page)
        await whileOpen(page, over.signal, { log, signal })
      },
    })
  } finally {
    over.abort()
  }
}

/** Until the request was made. A run that is stopped, or a window that is closed, takes the leave to send back. */
async function whileOpen(
  page: Page,
  over: AbortSignal,
  { log, signal }: Pick<ProbeContext, 'log' | 'signal'>,
): Promise<void> {
  let missed = 0
  let told = 0
  while (!over.aborted) {
    signal.throwIfAborted()
    // Some CAPTCHAs speak to their maker: what is not listed does not leave, and the person should know why it hangs.
    for (const { method, url } of page.blocked.slice(told)) log(`Held back: ${method} ${bareUrl(url)}`)
    told = page.blocked.length
    await wait(500, undefined, { signal: over }).catch(() => {})
    // A page that is on its way to the next can't tell its title either, but not for long.
    missed = await page.title().then(
      () => 0,
      () => missed + 1,
    )
    if (missed > 5) throw new RingbackError('browser-failed', 'Expected the window to stay open')
  }
}
