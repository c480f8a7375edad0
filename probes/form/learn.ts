import type { BlockedRequest } from '../../src/browser/port.ts'
import type { Step } from '../../src/model/recipe.ts'
import { contactFormOf, nextFormOf } from '../../src/page/choose-form.ts'
import { type Draft, draftRecipe } from '../../src/page/draft-recipe.ts'
import { type DraftedStep, draftStep } from '../../src/page/draft-step.ts'
import { openersOf } from '../../src/page/openers.ts'
import { readForms } from '../../src/page/read-page.ts'
import type { FormReading } from '../../src/page/reading.ts'
import type { PageSnapshot } from '../../src/page/snapshot.ts'
import type { ProbeContext, Turn } from '../../src/probe/probe.ts'
import { messageOf, RingbackError } from '../../src/support/errors.ts'
import { open } from './arrive.ts'
import { enter } from './enter.ts'
import type { Journey } from './journey.ts'
import { learnRequest, press } from './learn-request.ts'
import type { Obstacle } from './obstacle.ts'
import { type FormOptions, parseOptions } from './options.ts'

/** What a form taught. Where `draft.recipe` is null, a barrier, a note or the obstacle says why. */
export interface Lesson {
  readonly draft: Draft
  readonly form: FormReading | null
  readonly obstacle: Obstacle | null
  /** The page as it was read last. */
  readonly page: PageSnapshot | null
}

const MOST_STEPS = 6
const MOST_OPENERS = 3
/** Nobody waits longer for one click or one reading: a page that takes longer is a finding. */
const STEP_TIMEOUT = 10_000

/**
 * Learns how a form is filled: opens it, reads it, fills it step by step and presses what submits, with every request
 * but GET held back. Nothing is sent. What is held back then is the request that files the contact.
 */
export async function learn(turn: Turn, raw: Omit<FormOptions, 'recipe'>, context: ProbeContext): Promise<Lesson> {
  const options = parseOptions({ ...raw, recipe: noRecipe })
  const page = await options.browser.open({ now: context.clock.now, locale: turn.language, timeoutMs: STEP_TIMEOUT })
  const journey: Journey = { page, turn, options, context, facts: [] }
  try {
    const obstacle = await open(options.url, journey)
    if (obstacle !== null) return nothing([`the page could not be opened: ${obstacle.detail}`], null, obstacle)
    return await lessonOn(journey)
  } catch (error) {
    if (!(error instanceof RingbackError) || error.code !== 'browser-failed') throw error
    const detail = messageOf(error)
    const obstacle: Obstacle = { barrier: 'unreachable', passing: true, detail }
    return nothing([`the page could not be read: ${detail}`], null, obstacle)
  } finally {
    await page.close().catch(() => {})
  }
}

async function lessonOn(journey: Journey): Promise<Lesson> {
  const { page, options } = journey
  const notes = new Set<string>()
  const start = await startOf(journey)
  if (start.form === null) return nothing(['no form to write to was found', ...start.shown.problems], start.shown)
  let { shown, form } = start
  let before = start.before

  for (let count = 0; count < MOST_STEPS; count += 1) {
    const part = await fillVisible(journey, shown, form)
    const { press: button } = part.step
    for (const note of part.step.notes) notes.add(note)
    const fills = [...before, ...part.filled]
    if (button === null || button.kind === 'submit' || part.form.barriers.length > 0) {
      const learnt =
        part.form.barriers.length > 0
          ? { request: null, fills, notes: [] }
          : await learnRequest(page, part.step, fills, (tick) => taken(tick, journey))
      const irreversible = learnt.request === null ? {} : { irreversible: learnt.request }
      const draft = draftRecipe(part.shown, part.form, { open: options.url, fills: learnt.fills, ...irreversible })
      for (const note of [...draft.notes, ...learnt.notes]) notes.add(note)
      return { draft: { ...draft, notes: [...notes] }, form: part.form, obstacle: null, page: part.shown }
    }
    const held = page.blocked.length
    await press(page, button.on)
    const sent = page.blocked.slice(held)
    if (sent.length > 0) {
      notes.add(`a step on the way sends ${sent.map(named).join(', ')}: a person decides whether that may leave`)
      const draft = { recipe: null, barriers: part.form.barriers, notes: [...notes] }
      return { draft, form: part.form, obstacle: null, page: part.shown }
    }
    before = [...fills, { do: 'click', on: button.on, submits: false }]
    shown = await page.snapshot()
    const next = nextFormOf(shown)
    if (next === null) return nothing([...notes, 'the form went on to a page without one'], shown)
    form = next
  }
  return nothing([...notes, `the form has more than ${MOST_STEPS} steps`], shown)
}

interface Start {
  readonly before: readonly Step[]
  readonly shown: PageSnapshot
  readonly form: FormReading | null
}

/** The form as the page shows it; else presses what may open one, each on a fresh page. */
async function startOf(journey: Journey): Promise<Start> {
  const { page, options } = journey
  const first = await page.snapshot()
  const there = contactFormOf(first)
  if (there !== null) return { before: [], shown: first, form: there }
  for (const on of openersOf(first).slice(0, MOST_OPENERS)) {
    if (!(await press(page, on))) continue
    const shown = await page.snapshot()
    const form = contactFormOf(shown)
    if (form !== null) return { before: [{ do: 'click', on, submits: false }], shown, form }
    if ((await open(options.url, journey)) !== null) break
  }
  return { before: [], shown: first, form: null }
}

interface Part {
  readonly filled: readonly Step[]
  readonly step: DraftedStep
  readonly shown: PageSnapshot
  readonly form: FormReading
}

/** Fills what is visible, and what comes up while it is filled. */
async function fillVisible(journey: Journey, first: PageSnapshot, start: FormReading): Promise<Part> {
  const filled: Step[] = []
  const done = new Set<string>()
  let [shown, form] = [first, start]
  let step = draftStep(shown, form)
  for (let round = 0; round < 3; round += 1) {
    const fresh = step.fills.filter((fill) => !done.has(keyOf(fill)))
    if (fresh.length === 0) break
    for (const fill of fresh) {
      done.add(keyOf(fill))
      if (await taken(fill, journey)) filled.push(fill)
    }
    await journey.page.settle(1_500)
    shown = await journey.page.snapshot()
    const again = readForms(shown).find(({ frame, selector }) => frame === form.frame && selector === form.selector)
    form = again ?? contactFormOf(shown) ?? form
    step = draftStep(shown, form)
  }
  return { filled, step, shown, form }
}

/** Fills one field. What the shopper has no value for stays in the recipe, for the study to give. */
async function taken(step: Step, journey: Journey): Promise<boolean> {
  if (step.do === 'click') return press(journey.page, step.on)
  if (step.do !== 'fill' && step.do !== 'select' && step.do !== 'tick') return false
  try {
    await enter(step, journey)
  } catch (error) {
    if (!(error instanceof RingbackError) || error.code !== 'invalid-study') throw error
  }
  return true
}

function keyOf(step: Step): string {
  return JSON.stringify('field' in step ? step.field : 'on' in step ? step.on : step)
}

function named({ method, url }: BlockedRequest): string {
  return `${method} ${new URL(url).pathname}`
}

function nothing(notes: readonly string[], page: PageSnapshot | null, obstacle: Obstacle | null = null): Lesson {
  return { draft: { recipe: null, barriers: [], notes }, form: null, obstacle, page }
}

/** Stands where the options want a recipe; no step of it is taken. */
const noRecipe = {
  recipe: 1,
  grade: 'drafted',
  steps: [
    { do: 'open', url: '/' },
    { do: 'click', on: { selector: 'button' }, submits: true },
  ],
  irreversible: { method: 'POST', url: '/' },
  success: [{ text: 'thanks' }],
}
