import { readForms } from './read-page.ts'
import type { FieldKind, FormReading } from './reading.ts'
import type { PageSnapshot } from './snapshot.ts'

/** The form to write to, of those that a person sees on a page; null where there is none. */
export function contactFormOf(page: PageSnapshot): FormReading | null {
  const forms = readForms(page)
  const asks = ({ fields }: FormReading, ...kinds: readonly FieldKind[]) =>
    fields.some(({ at, kind }) => kinds.includes(kind) && page.fields[at]?.visibility.visible !== false)
  const written = ['message', 'subject', 'topic', 'email', 'name', 'first_name'] as const
  const likely = forms
    .filter((form) => (form.kind === 'contact' || form.kind === 'complaint') && asks(form, ...written))
    .sort((one, other) => rank(other) - rank(one))
  if (likely[0] !== undefined) return likely[0]
  // Some ask for the message only once a topic is chosen; some stand in a frame by themselves.
  const perhaps = forms.filter(({ kind }) => kind === 'other' || kind === 'registration')
  return (
    perhaps.find((form) => asks(form, 'message') && (asks(form, 'email') || form.frame > 0)) ??
    perhaps.find((form) => asks(form, 'topic', 'subject') && asks(form, 'email')) ??
    null
  )
}

/** The form that stands where another one was a step before: it may ask for anything. */
export function nextFormOf(page: PageSnapshot): FormReading | null {
  const seen = ({ at }: { readonly at: number }) => page.fields[at]?.visibility.visible !== false
  const part = readForms(page).find(
    ({ kind, fields }) => !/^(search|login|newsletter)$/.test(kind) && fields.some(seen),
  )
  return contactFormOf(page) ?? part ?? null
}

function rank({ kind, confidence, fields }: FormReading): number {
  return (fields.some((field) => field.kind === 'message') ? 2 : 0) + (kind === 'complaint' ? 0.1 : 0) + confidence
}
