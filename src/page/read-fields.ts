import { commonWords, type Evidence, evidenceOf } from './evidence.ts'
import { kindOfField } from './field-kind.ts'
import { nameWords, wordsOf } from './fold.ts'
import { isHoneypot } from './honeypot.ts'
import { formLexicon } from './lexicon.ts'
import type { FieldKind, FieldReading } from './reading.ts'
import { isRequired } from './required.ts'
import { labelOf } from './routes.ts'
import type { FieldSnapshot } from './snapshot.ts'
import type { FormConcept } from './words/words.ts'

/** A field with what it was told by. */
export interface WeighedField {
  readonly at: number
  readonly field: FieldSnapshot
  readonly evidence: Evidence
  readonly kind: FieldKind
}

/** Understands the fields of one form, each by itself and then together. */
export function weighFields(
  fields: readonly { readonly at: number; readonly field: FieldSnapshot }[],
  languages: ReadonlySet<string>,
): readonly WeighedField[] {
  const members = fields.map(({ field }) => field)
  const common = commonWords(members)
  const groups = new Set<string>()
  const alone = fields.flatMap(({ at, field }) => {
    if (field.type === 'hidden') return []
    // Radio buttons of one name are one question.
    if (field.type === 'radio' && field.name !== null) {
      if (groups.has(field.name)) return []
      groups.add(field.name)
    }
    const evidence = evidenceOf(field, languages, common)
    const kind = isHoneypot(field, evidence, members) ? 'honeypot' : kindOfField(field, evidence)
    return [{ at, field, evidence, kind }]
  })
  return together(alone, members)
}

/** The fields of a form as they are handed on. */
export function readingsOf(fields: readonly WeighedField[]): readonly FieldReading[] {
  return fields.map(({ at, field, kind }) => ({
    name: field.name,
    kind,
    label: labelOf(field),
    required: isRequired(field),
    selector: field.selector,
    at,
  }))
}

// What one field is depends on its neighbours: "Name" beside "First name" is the last name.
function together(fields: readonly WeighedField[], members: readonly FieldSnapshot[]): readonly WeighedField[] {
  const has = (kind: FieldKind) => fields.some((one) => one.kind === kind)
  const weight = ({ evidence }: WeighedField, concept: 'name' | 'first_name' | 'last_name') =>
    evidence.get(concept) ?? 0
  // Words such as `nom` and `nombre` name either; a field that says its part clearly settles what the other is.
  const pure = (concept: 'first_name' | 'last_name') =>
    fields.some((one) => one.kind === concept && weight(one, concept) > 1.05 * weight(one, 'name'))
  const [firstAsked, lastAsked] = [pure('first_name'), pure('last_name')]
  let emails = 0

  return fields.map((one, place) => {
    const { kind, evidence } = one
    const both = (part: 'first_name' | 'last_name') => weight(one, 'name') > 0.8 * weight(one, part)
    if (kind === 'name' && firstAsked && !has('last_name')) return { ...one, kind: 'last_name' }
    if (kind === 'name' && lastAsked && !has('first_name')) return { ...one, kind: 'first_name' }
    if (kind === 'first_name' && both('first_name') && !lastAsked && !has('last_name')) return { ...one, kind: 'name' }
    if (kind === 'last_name' && both('last_name') && !firstAsked && !has('first_name')) return { ...one, kind: 'name' }
    if (kind === 'other' && has('message') && offersThemes(one)) return { ...one, kind: 'subject' }
    if (kind === 'other' && choosesMatter(one, members)) return { ...one, kind: 'subject' }
    if (kind === 'email') emails += 1
    if (kind === 'email_confirm' && emails === 0) return { ...one, kind: 'email' }
    if (
      kind === 'other' &&
      place > 0 &&
      (evidence.get('repeat') ?? 0) > 0.5 &&
      fields[place - 1]?.kind === 'email' &&
      one.field.type === 'text'
    )
      return { ...one, kind: 'email_confirm' }
    return one
  })
}

const THEMES = new Set<FormConcept>(['contact', 'complaint', 'order', 'newsletter'])

// A list without a label that offers "Question", "Suggestion", "Complaint" asks what the message is about.
function offersThemes({ field: { options, tag }, evidence }: WeighedField): boolean {
  if (tag !== 'select' || options.length < 3 || (evidence.get('choice') ?? 0) > 0.3) return false
  const themes = options.filter(({ text }) =>
    formLexicon.find(wordsOf(text)).hits.some(({ concept }) => THEMES.has(concept)),
  )
  return themes.length >= 2 && themes.length >= options.length * 0.3
}

const LONG_LIST = 5

// A long list without a label whose name says contact: what, or whom, the message is for. A short one asks how to answer.
function choosesMatter({ field, evidence }: WeighedField, members: readonly FieldSnapshot[]): boolean {
  if (field.type !== 'radio' || (evidence.get('choice') ?? 0) > 0.3) return false
  if (members.filter(({ type, name }) => type === 'radio' && name === field.name).length < LONG_LIST) return false
  return formLexicon.find(nameWords(field.name ?? '')).hits.some(({ concept }) => concept === 'contact')
}
