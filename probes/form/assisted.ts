import type { Fired, Page } from '../../src/browser/port.ts'
import type { ProbeContext } from '../../src/probe/probe.ts'
import type { FormOptions } from './options.ts'

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
        await untilOver(over.signal, signal)
      },
    })
  } finally {
    over.abort()
  }
}

/** Until the request was made; a run that is stopped meanwhile takes the leave to send back. */
function untilOver(over: AbortSignal, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(stopped.reason)
    if (stopped.aborted) return stop()
    stopped.addEventListener('abort', stop, { once: true })
    over.addEventListener(
      'abort',
      () => {
        stopped.removeEventListener('abort', stop)
        resolve()
      },
      { once: true },
    )
  })
}
