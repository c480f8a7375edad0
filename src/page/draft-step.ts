import type { Step, Target } from '../model/recipe.ts'
import { salutationOption, topicOption } from './choose-option.ts'
import type { FieldKind, FieldReading, FormReading } from './reading.ts'
import { beginsWith } from './recipe-words.ts'
import type { FieldSnapshot, PageSnapshot } from './snapshot.ts'
import { buttonTargetOf, frameOf, targetOf } from './target.ts'

/** How the visible part of a form is filled, and what is pressed then. */
export interface DraftedStep {
  /** Choices first: they may draw the rest anew. */
  readonly fills: readonly Step[]
  readonly press: { readonly on: Target; readonly kind: 'next' | 'submit' } | null
  /** Boxes that say they are about consent and that nothing calls required: ticked only where the form sends nothing without. */
  readonly spare: readonly Step[]
  readonly notes: readonly string[]
  /** Whether the message itself is asked for here. */
  readonly asks: boolean
}

const TEMPLATES: Partial<Readonly<Record<FieldKind, string>>> = {
  email: '{{email}}',
  email_confirm: '{{email}}',
  name: '{{persona.name}}',
  first_name: '{{persona.firstName}}',
  last_name: '{{persona.lastName}}',
  subject: '{{subject}}',
  message: '{{message}}',
}

/** What is given only where the form insists: a needless question is a finding, not an invitation. */
const IF_REQUIRED: Partial<Readonly<Record<FieldKind, string>>> = {
  phone: '{{persona.phone}}',
  company: '{{persona.company}}',
  address: '{{persona.address}}',
  city: '{{city}}',
  state: '{{state}}',
  postal_code: '{{postal_code}}',
  country: '{{country}}',
  order_number: '{{order_number}}',
  serial_number: '{{serial_number}}',
  purchase_date: '{{purchase_date}}',
}

/** Drafts how the visible fields of a form are filled. Traps, CAPTCHAs and marketing are left alone. */
export function draftStep(page: PageSnapshot, form: FormReading): DraftedStep {
  const notes: string[] = []
  const spare: Step[] = []
  const chosen: Step[] = []
  const written: Step[] = []
  let asks = false

  for (const reading of form.fields) {
    const field = page.fields[reading.at]
    if (field === undefined || isButton(field) || !isUsable(field) || reading.kind === 'honeypot') continue
    const steps = stepsFor(reading, field)
    if (reading.kind === 'message' && steps.length > 0) asks = true
    for (const step of steps) (step.do === 'fill' ? written : chosen).push(step)
  }
  return { fills: [...chosen, ...written], press: pressOf(page, form), spare, notes, asks }

  function stepsFor(reading: FieldReading, field: FieldSnapshot): readonly Step[] {
    const { kind, required } = reading
    const called = reading.label ?? field.name ?? field.selector
    const target = targetOf(page, field)
    if (kind === 'captcha') return []
    if (field.type === 'checkbox' || field.type === 'switch') return ticksFor(reading, field, called, target)
    if (field.type === 'radio') return choiceOfRadio(reading, field, called)
    if (field.type === 'file') {
      if (required) notes.push(`"${called}" asks for a file, which this recipe does not give`)
      return []
    }
    if (field.tag === 'select') return choiceFor(reading, field, called, target)
    const template = TEMPLATES[kind] ?? (required ? IF_REQUIRED[kind] : undefined)
    if (template !== undefined) {
      if (!(kind in TEMPLATES)) notes.push(`"${called}" is required: ${template} must have a value`)
      return [{ do: 'fill', field: target, with: template }]
    }
    if (kind === 'topic' && required) return [{ do: 'fill', field: target, with: '{{subject}}' }]
    if (!required) return []
    if (takesSubject(reading, field)) {
      notes.push(`"${called}" is required and stands where a subject would: it gets the subject, for a person to check`)
      return [{ do: 'fill', field: target, with: '{{subject}}' }]
    }
    notes.push(`"${called}" is required, and nobody knows yet what belongs in it`)
    return []
  }

  /** The one line of text that nobody could name, in a form with a message and without a subject. */
  function takesSubject({ kind, at }: FieldReading, { type, maxLength }: FieldSnapshot): boolean {
    const unnamed = form.fields.filter(
      (one) => one.kind === 'other' && one.required && page.fields[one.at]?.type === 'text',
    )
    const asked = form.fields.map((one) => one.kind)
    const room = maxLength === null || maxLength >= 30
    const alone = unnamed.length === 1 && unnamed[0]?.at === at
    return kind === 'other' && type === 'text' && room && alone && asked.includes('message') && !hasLine(asked)
  }

  // A list that was taken for the subject is a choice of topic.
  function hasLine(asked: readonly FieldKind[]): boolean {
    return form.fields.some((one, place) => asked[place] === 'subject' && page.fields[one.at]?.tag !== 'select')
  }

  function ticksFor(reading: FieldReading, field: FieldSnapshot, called: string, target: Target): readonly Step[] {
    if (reading.kind === 'marketing_consent') {
      if (reading.required) notes.push(`"${called}" asks for consent to marketing and is required: it is not given`)
      if (!field.checked) return []
      notes.push(`"${called}" comes ticked; the tick is taken away`)
      return [{ do: 'click', on: labelTargetOf(page, field) ?? target, submits: false }]
    }
    if (field.checked) return []
    if (reading.required) return [{ do: 'tick', field: target, because: `the form requires "${called}"` }]
    if (reading.kind === 'consent') {
      spare.push({ do: 'tick', field: target, because: `the form sends nothing without "${called}"` })
    }
    return []
  }

  function choiceFor(
    { kind, required }: FieldReading,
    field: FieldSnapshot,
    called: string,
    target: Target,
  ): readonly Step[] {
    const given = IF_REQUIRED[kind]
    if (kind === 'country' || kind === 'state') {
      if (!required || given === undefined) return []
      notes.push(`"${called}" is required: ${given} must have a value`)
      return [{ do: 'select', field: target, option: given }]
    }
    const wanted = kind === 'topic' || kind === 'subject'
    if (!wanted && !required) return []
    const option = kind === 'salutation' ? salutationOption(field) : topicOption(field)
    if (option === null) return []
    if (!wanted) notes.push(`"${called}" is required: "${option.text}" was chosen, for a person to check`)
    return [{ do: 'select', field: target, option: option.text }]
  }

  function choiceOfRadio({ kind, required }: FieldReading, field: FieldSnapshot, called: string): readonly Step[] {
    const wanted = kind === 'topic' || kind === 'subject'
    if (!wanted && !required) return []
    const group = page.fields.filter(
      (other) => other.type === 'radio' && other.name === field.name && other.form === field.form,
    )
    if (group.some(({ checked }) => checked)) return []
    const words = (one: FieldSnapshot) => one.labels.for ?? one.labels.wrapping ?? one.labels.after ?? ''
    const asOptions = group.map((one) => ({
      value: one.selector,
      text: words(one),
      selected: false,
      disabled: one.disabled,
    }))
    const option = topicOption({ ...field, options: asOptions })
    const radio = group.find(({ selector }) => selector === option?.value)
    if (radio === undefined) return []
    return [{ do: 'tick', field: targetOf(page, radio), because: `"${words(radio)}" answers "${called}"` }]
  }
}

/** What takes the form on: the button of its own that says so, or the last that is left. */
function pressOf(page: PageSnapshot, form: FormReading): DraftedStep['press'] {
  const buttons = form.fields.flatMap(({ at, kind }) => {
    const field = page.fields[at]
    return field !== undefined &&
      isButton(field) &&
      isUsable(field) &&
      kind !== 'reset' &&
      kind !== 'cancel' &&
      !isBack(field)
      ? [field]
      : []
  })
  const says = ({ labels }: FieldSnapshot) => labels.text ?? labels.ariaLabel ?? labels.title ?? ''
  const submits = form.fields.filter(({ kind }) => kind === 'submit').map(({ at }) => page.fields[at])
  const next = buttons.find((button) => beginsWith('next', says(button)))
  const sends = buttons.filter((button) => button !== next && submits.includes(button))
  const button =
    sends.findLast(({ type }) => type === 'submit' || type === 'image') ?? next ?? sends.at(-1) ?? buttons.at(-1)
  if (button !== undefined) {
    return { on: buttonTargetOf(page, button), kind: button === next ? 'next' : 'submit' }
  }
  const frame = frameOf(page, form.frame)
  const links =
    page.forms.find(({ frame: at, selector }) => at === form.frame && selector === form.selector)?.links ?? []
  const link = links.findLast(({ href }) => href === '' || href === '#' || href.startsWith('javascript:'))
  if (link === undefined || link.text === '') return null
  return { on: { text: link.text, role: 'link', ...(frame === null ? {} : { frame }) }, kind: 'submit' }
}

// A drawn box is pressed where it is drawn.
function labelTargetOf(page: PageSnapshot, { visibility, frame }: FieldSnapshot): Target | null {
  if (visibility.visible !== false || visibility.standIn == null) return null
  const held = frameOf(page, frame)
  return { selector: visibility.standIn, ...(held === null ? {} : { frame: held }) }
}

function isButton({ tag, type, role }: FieldSnapshot): boolean {
  return tag === 'button' || role === 'button' || /^(submit|button|image|reset)$/.test(type)
}

function isBack({ labels }: FieldSnapshot): boolean {
  return /^(back|previous|zurück|retour|précédent|atrás|anterior|indietro|terug|vorige|voltar|wstecz|tillbaka|tilbage|tilbake|takaisin|zpět|vissza|назад|geri|戻る|返回|上一步)/i.test(
    labels.text ?? '',
  )
}

/** Whether a person could put something in: seen, or with something seen in its place. */
function isUsable({ visibility, disabled, readOnly, type, tag }: FieldSnapshot): boolean {
  if (disabled || readOnly || type === 'hidden') return false
  if (visibility.visible !== false) return true
  // An editor in front of a text area is the field to fill; a list drawn over another leaves the true one to choose in.
  return visibility.standIn != null && tag !== 'textarea'
}
