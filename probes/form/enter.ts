import type { Field, Page } from '../../src/browser/port.ts'
import type { Step, Target } from '../../src/model/recipe.ts'
import { RingbackError } from '../../src/support/errors.ts'
import type { Journey } from './journey.ts'
import { changed, missing, type Obstacle } from './obstacle.ts'
import { find, nameOf } from './target.ts'
import { render } from './template.ts'

/** A field with what it held when it was read back. */
export interface Entered {
  readonly kind: 'entered'
  readonly target: Target
  readonly held: string | boolean | null
}

export type EntryStep = Extract<Step, { readonly do: 'fill' | 'select' | 'tick' }>

/** Fills one field and reads it back. What does not hold what was written stops the walk: nothing is sent blindly. */
export async function enter(
  step: EntryStep,
  { page, turn, options, context, facts }: Journey,
): Promise<Entered | { readonly kind: 'stopped'; readonly obstacle: Obstacle }> {
  const name = nameOf(step.field)
  // Boxes and lists are often hidden behind drawn ones. A text field that nobody sees is a trap for robots.
  const field = await find(page, step.field, options.patience.field, { hidden: step.do !== 'fill' })
  if (field === null) return { kind: 'stopped', obstacle: missing(name) }
  const template = templateOf(step)
  const wanted = step.do === 'tick' ? true : render(template, turn)
  const taken = await put(step, field, wanted)
  const held = await field.value()
  const matches = taken && (step.do === 'select' || same(held, wanted))
  facts.push({ kind: 'field', at: context.clock.now(), field: name, template, matches })
  if (matches) return { kind: 'entered', target: step.field, held }
  return { kind: 'stopped', obstacle: taken ? differs(name) : changed(`${name} does not take what the recipe says`) }
}

/** Whether every field still holds what it held; scripts that run late empty some, or draw them anew. */
export async function stillEntered(page: Page, entered: readonly Entered[]): Promise<Obstacle | null> {
  for (const { target, held } of entered) {
    const field = await page.locate(target)
    if (field === null || !same(await field.value(), held)) return differs(nameOf(target))
  }
  return null
}

async function put(step: EntryStep, field: Field, wanted: string | true): Promise<boolean> {
  try {
    if (wanted === true) await field.check()
    else if (step.do === 'select') await field.select(wanted)
    else await field.fill(wanted)
    return true
  } catch (error) {
    if (error instanceof RingbackError && error.code === 'browser-failed') return false
    throw error
  }
}

function templateOf(step: EntryStep): string {
  if (step.do === 'tick') return 'ticked'
  return step.do === 'fill' ? step.with : step.option
}

// Rich text editors set paragraphs their own way: blanks and line ends may differ, words may not.
function same(held: string | boolean | null, wanted: string | boolean | null): boolean {
  if (typeof held !== 'string' || typeof wanted !== 'string') return held === wanted
  return held.replace(/\s+/g, ' ').trim() === wanted.replace(/\s+/g, ' ').trim()
}

function differs(name: string): Obstacle {
  return { barrier: 'form-error', passing: false, detail: `${name} does not hold what was filled in` }
}
