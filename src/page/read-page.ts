import { barriersOf } from './barriers.ts'
import { type FormFeatures, featuresOf } from './form-features.ts'
import { kindOfForm } from './form-kind.ts'
import { languagesOf } from './languages.ts'
import { readingsOf, type WeighedField, weighFields } from './read-fields.ts'
import type { FormReading } from './reading.ts'
import type { FieldSnapshot, FormSnapshot, PageSnapshot } from './snapshot.ts'

/** A form with all that its kind is judged by. */
export interface WeighedForm {
  readonly form: FormSnapshot | null
  readonly frame: number
  readonly selector: string
  readonly fields: readonly WeighedField[]
  readonly features: FormFeatures
}

/** Understands every form of a page, and the fields that stand in no form. */
export function readForms(page: PageSnapshot): readonly FormReading[] {
  return weighForms(page).map(({ form, frame, selector, fields, features }) => ({
    index: form?.index ?? null,
    frame,
    ...kindOfForm(features),
    selector,
    fields: readingsOf(fields),
    barriers: barriersOf(page, form, fields),
  }))
}

/** The forms of a page with the evidence beside them. */
export function weighForms(page: PageSnapshot): readonly WeighedForm[] {
  const languages = languagesOf(page)
  const placed = page.fields.map((field, at) => ({ field, at }))
  const byForm = Map.groupBy(placed, ({ field }) => field.form)
  const weigh = (
    form: FormSnapshot | null,
    frame: number,
    selector: string,
    members: readonly Placed[],
  ): WeighedForm => {
    const fields = weighFields(members, languages)
    return { form, frame, selector, fields, features: featuresOf(page, form, fields, languages) }
  }
  const loose = formless(byForm.get(null) ?? [])
  return [
    ...page.forms.map((form, place) => weigh(form, form.frame, form.selector, byForm.get(place) ?? [])),
    ...loose.map((members) => weigh(null, members[0]?.field.frame ?? 0, 'body', members)),
  ]
}

interface Placed {
  readonly field: FieldSnapshot
  readonly at: number
}

// Fields outside forms belong together until a form or another frame comes between; a lone button is no form.
function formless(fields: readonly Placed[]): readonly (readonly Placed[])[] {
  const groups: Placed[][] = []
  for (const one of fields) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    if (group !== undefined && last !== undefined && one.at === last.at + 1 && one.field.frame === last.field.frame)
      group.push(one)
    else groups.push([one])
  }
  return groups.filter((group) => group.some(({ field }) => isWritten(field)))
}

function isWritten({ tag, type }: FieldSnapshot): boolean {
  return tag === 'textarea' || type === 'textbox' || (tag === 'input' && /^(text|email|tel|search|url)$/.test(type))
}
