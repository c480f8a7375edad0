import { afterAll, beforeAll, describe } from 'vitest'
import type { FormOptions } from '../../../probes/form/options.ts'
import { probe } from '../../../probes/form/probe.ts'
import { launchBrowser } from '../../../src/browser/launch.ts'
import type { Browser, Driver } from '../../../src/browser/port.ts'
import type { Fact, FactOf } from '../../../src/model/fact.ts'
import type { Armed, Blocked, ProbeContext, Turn } from '../../../src/probe/probe.ts'
import type { Answer, Desk } from '../../browser/desk.ts'
import { openDesk, sendPage } from '../../browser/desk.ts'
import { contextFor, turnFor } from '../world.ts'

/** A recipe as a person would write it, all but its frame left to the test. */
export type RecipeGiven = Record<string, unknown>

export interface Visit {
  readonly desk: Desk
  readonly options: FormOptions
  readonly context: ProbeContext
  /** Prepares; the test says what it expects to find. */
  prepare(turn?: Turn): Promise<Armed | Blocked>
  /** Prepares, fires and closes. */
  send(turn?: Turn): Promise<Sent>
}

export interface Sent {
  readonly facts: readonly Fact[]
  readonly outcome: FactOf<'outcome'>
}

export interface Setting {
  readonly driver: Driver
  /** Opens a desk and what the probe needs to contact it. */
  visit(
    answer: Answer,
    recipe?: RecipeGiven,
    more?: Partial<FormOptions>,
    context?: Partial<ProbeContext>,
  ): Promise<Visit>
}

/** The form that most desks here have: two plain labels and a button. */
export const plainForm = `<form method="post" action="/contact"><label for="e">Your email</label>
  <input id="e" name="email"><label for="m">Message</label><textarea id="m" name="message"></textarea>
  <button>Send</button></form>`

export const plainSteps = [
  { do: 'open', url: '/' },
  { do: 'fill', field: { label: 'Your email' }, with: '{{email}}' },
  { do: 'fill', field: { label: 'Message' }, with: '{{message}}' },
  { do: 'click', on: { text: 'Send', role: 'button' }, submits: true },
]

/** A desk with a form at every address; what it answers to a POST is the test's matter. */
export function formDesk(answer: Answer, form = plainForm): Answer {
  return (seen, response, port) => {
    if (seen.method === 'GET' && seen.url === '/thanks') return sendPage(response, '<h1>Thank you</h1>')
    if (seen.method === 'GET') return sendPage(response, form)
    return answer(seen, response, port)
  }
}

/** Answers a POST with a page that says thanks. */
export const thanks: Answer = (_, response) => sendPage(response, '<h1>Thank you</h1>')

/** One browser for the tests of a file under one driver. */
export function underDriver(driver: Driver, tests: (setting: Setting) => void): void {
  describe(`under ${driver}`, () => {
    let browser: Browser
    const desks: Desk[] = []
    beforeAll(async () => {
      browser = await launchBrowser({ driver })
    })
    afterAll(async () => {
      await browser.close()
      await Promise.all(desks.map((desk) => desk.close()))
    })
    tests({
      driver,
      async visit(answer, recipe = {}, more = {}, given = {}) {
        const desk = await openDesk(answer)
        desks.push(desk)
        const options = optionsFor(desk, browser, recipe, more)
        const context = contextFor({ allows: (host) => host === 'desk.localhost', ...given })
        const prepare = (turn = turnFor()) => probe.prepare(turn, options, context)
        return {
          desk,
          options,
          context,
          prepare,
          async send(turn) {
            const ready = await prepare(turn)
            if (ready.kind === 'blocked') throw new Error(`Expected an armed form, got ${JSON.stringify(ready.facts)}`)
            const facts = [...ready.facts, ...(await ready.fire())]
            await ready.close()
            const outcome = facts.find((fact) => fact.kind === 'outcome')
            if (outcome === undefined) throw new Error('Expected an outcome, got none')
            return { facts, outcome }
          },
        }
      },
    })
  })
}

/** What the probe is handed for a desk. */
export function optionsFor(desk: Desk, browser: Browser, recipe: RecipeGiven = {}, more: Partial<FormOptions> = {}) {
  return probe.parseOptions({
    recipe: {
      recipe: 1,
      grade: 'approved',
      steps: plainSteps,
      irreversible: { method: 'POST', url: '/contact' },
      success: [{ text: 'Thank you' }],
      timeout: 3_000,
      ...recipe,
    },
    url: desk.url('/'),
    browser,
    assisted: false,
    patience: { field: 500, click: 1_500, person: 2_000 },
    ...more,
  })
}

/** The fields that a desk was sent. */
export function fieldsOf(desk: Desk): Record<string, string> {
  const [act] = desk.acts
  return Object.fromEntries(new URLSearchParams(act?.body.toString() ?? ''))
}
