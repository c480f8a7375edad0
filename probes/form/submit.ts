import type { Fired, Page } from '../../src/browser/port.ts'
import type { Target } from '../../src/model/recipe.ts'
import type { ProbeContext } from '../../src/probe/probe.ts'
import { RingbackError } from '../../src/support/errors.ts'
import { submittedByPerson } from './assisted.ts'
import type { FormOptions } from './options.ts'
import { find, nameOf } from './target.ts'

/** Submits the form: the click that the recipe names, or a person's. Never throws: what can't be done is not sent. */
export function submit(page: Page, button: Target, options: FormOptions, context: ProbeContext): Promise<Fired> {
  if (options.assisted) return submittedByPerson(page, options, context)
  const { patience, recipe } = options
  return page.fire({
    patienceMs: patience.click,
    timeoutMs: recipe.timeout,
    async act() {
      const element = await find(page, button, 0)
      if (element === null) throw new RingbackError('browser-failed', `Expected ${nameOf(button)} to be there still`)
      await element.click()
    },
  })
}
