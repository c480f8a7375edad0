import { Recipe, type RequestPattern, type Sign, type Step } from '../model/recipe.ts'
import { draftStep } from './draft-step.ts'
import type { Barrier, FormReading } from './reading.ts'
import { phrasesOf } from './recipe-words.ts'
import type { PageSnapshot } from './snapshot.ts'

export interface DraftOptions {
  /** The address to open; the page's own where it is not given. */
  readonly open?: string
  /** What was done between opening the page and reading it: what opened the form, earlier steps of it. */
  readonly before?: readonly Step[]
  /** The request that a rehearsal saw held back when the form was submitted. */
  readonly irreversible?: RequestPattern
  /** Fills other than those that the page alone suggests. */
  readonly fills?: readonly Step[]
}

/** A recipe as far as a page tells it; null where it tells no way to send. */
export interface Draft {
  readonly recipe: Recipe | null
  readonly barriers: readonly Barrier[]
  /** What a person should know before the recipe is approved. */
  readonly notes: readonly string[]
}

/** Drafts how a form is filled. A person approves it, or a rehearsal shows that it holds; nothing is sent by a draft. */
export function draftRecipe(page: PageSnapshot, form: FormReading, options: DraftOptions = {}): Draft {
  const { fills, press, notes, spare } = draftStep(page, form)
  const irreversible = options.irreversible ?? requestOf(page, form)
  const [first] = spare.flatMap((step) => (step.do === 'tick' ? [step.because] : []))
  const told = [
    ...notes,
    ...(press === null ? ['nothing on the page sends the form'] : []),
    ...(irreversible === null ? ['the page does not tell which request files the contact: rehearse it'] : []),
    ...(first === undefined || options.fills !== undefined
      ? []
      : [`a consent that nothing calls required is left alone (${first})`]),
  ]
  if (press === null || irreversible === null) return { recipe: null, barriers: form.barriers, notes: told }
  const steps: Step[] = [
    { do: 'open', url: options.open ?? page.url ?? '/' },
    ...(options.before ?? []),
    ...(options.fills ?? fills),
    { do: 'click', on: press.on, submits: true },
  ]
  const recipe = Recipe.parse({
    recipe: 1,
    grade: 'drafted',
    steps,
    irreversible,
    success: successSigns(page, form),
    failure: phrasesOf('failure', page).map((text) => ({ text })),
    barriers: form.barriers.flatMap((barrier) => barrierSign(page, form, barrier)),
  })
  return { recipe, barriers: form.barriers, notes: told }
}

/** The request that a plain form makes; null where a script sends it, or it would go out as an address. */
export function requestOf(page: PageSnapshot, form: FormReading): RequestPattern | null {
  const written = page.forms.find(({ frame, index }) => frame === form.frame && index === form.index)
  if (written === undefined || written.method !== 'post') return null
  const base = page.frames[form.frame]?.url ?? page.url ?? undefined
  const target = URL.parse(written.action ?? '', base)
  return target === null || !/^https?:$/.test(target.protocol) ? null : { method: 'POST', url: target.pathname }
}

function successSigns(page: PageSnapshot, form: FormReading): readonly Sign[] {
  const written = page.forms.find(({ frame, index }) => frame === form.frame && index === form.index)
  const signs: Sign[] = phrasesOf('success', page).map((text) => ({ text }))
  // Contact Form 7 says so by a class as well.
  if (written?.className?.includes('wpcf7-form')) signs.unshift({ element: { selector: 'form.wpcf7-form.sent' } })
  return signs
}

function barrierSign(page: PageSnapshot, form: FormReading, { barrier, sign, vendor }: Barrier): Recipe['barriers'] {
  if (barrier === 'login') return []
  const own = form.fields.find(({ kind }) => kind === 'captcha')
  const selector = vendor === 'own' ? sign : (own?.selector ?? widgetSelector(page, sign))
  return selector === null ? [] : [{ barrier, sign: { element: { selector } } }]
}

// A widget is named as `tag#id.class`; scripts and addresses are seen nowhere.
function widgetSelector({ widgets }: PageSnapshot, sign: string): string | null {
  return widgets.includes(sign) && /^[a-z][\w-]*([#.][\w-]+)*$/i.test(sign) ? sign : null
}
