import { RingbackError } from '../support/errors.ts'
import type { EngineElement } from './drivers/driver.ts'
import { chooseOption, isVisible, labelOf, readValue, typeOver } from './in-page.ts'
import type { Field } from './port.ts'
import { within } from './within.ts'

/** An element of the page as a field. Whatever is done to it can be read back by `value`. */
export function fieldOf(element: EngineElement, timeoutMs: number, uploaded: (path: string) => void): Field {
  const bound = <T>(what: string, work: Promise<T>) => within(timeoutMs, what, work).catch(asFailed(what))
  const value = () => bound('read a field', element.run(readValue, undefined))
  const visible = () => bound('look at a field', element.run(isVisible, undefined))

  async function click() {
    const target = (await visible()) ? element : ((await element.find(labelOf)) ?? element)
    await bound('take a click', target.click())
  }

  async function tick(wanted: boolean) {
    const held = await value()
    if (typeof held !== 'boolean') throw failed('Expected a box that can be ticked, got another field.')
    if (held !== wanted) await click()
    if ((await value()) !== wanted) throw failed(`Expected a box to be ${wanted ? 'ticked' : 'clear'} after a click.`)
  }

  return {
    value,
    visible,
    click,
    check: () => tick(true),
    uncheck: () => tick(false),
    async fill(text) {
      const done = await bound('take text', element.run(typeOver, text))
      if (!done) throw failed('Expected a field that takes text, got one that does not.')
    },
    async select(option) {
      const done = await bound('choose an option', element.run(chooseOption, option))
      if (!done) throw failed(`Expected a list with the option "${option}", got none.`)
    },
    async upload(path) {
      uploaded(path)
      await bound('take a file', element.upload(path))
    },
  }
}

/** The engines have errors of their own: what a page does not take is `browser-failed` under both. */
function asFailed(what: string): (cause: unknown) => never {
  return (cause) => {
    if (cause instanceof RingbackError) throw cause
    throw new RingbackError('browser-failed', `Expected the page to ${what}, but it did not.`, { cause })
  }
}

function failed(message: string): RingbackError {
  return new RingbackError('browser-failed', message)
}
