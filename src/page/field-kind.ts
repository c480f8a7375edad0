import { byAutocomplete } from './autocomplete.ts'
import type { Evidence } from './evidence.ts'
import { wordsOf } from './fold.ts'
import type { FieldKind } from './reading.ts'
import { isButton } from './routes.ts'
import type { FieldSnapshot } from './snapshot.ts'
import type { FieldConcept } from './words/words.ts'

/** Concepts that are no kind of their own: what they name is another field. */
const OTHERS = new Set<FieldConcept>(['username', 'password', 'search', 'remember', 'birth', 'social', 'choice'])
const MODIFIERS = new Set<FieldConcept>(['repeat', 'optional', 'required', 'submit', 'reset', 'cancel', 'honeypot'])
const TYPED = new Set<FieldConcept>(
  'email name first_name last_name middle_name phone fax company address city state postal_code country subject topic order_number serial_number purchase_date message captcha url username password search birth social choice'.split(
    ' ',
  ) as FieldConcept[],
)
const CHOSEN = new Set<FieldConcept>(
  'salutation country state city subject topic purchase_date birth choice message search company serial_number'.split(
    ' ',
  ) as FieldConcept[],
)
const TICKED = new Set<FieldConcept>('consent marketing_consent remember captcha choice'.split(' ') as FieldConcept[])
const ENOUGH = 0.3
/** `City, state, zip` in one field is a line of the address. */
const PLACES: readonly FieldConcept[] = ['city', 'state', 'postal_code', 'country']

/** What one field asks for, seen by itself. */
export function kindOfField(field: FieldSnapshot, evidence: Evidence): FieldKind {
  const { type } = field
  if (type === 'hidden' || type === 'password' || type === 'range' || type === 'color') return 'other'
  if (isButton(field)) return kindOfButton(field, evidence)
  if (type === 'file') return 'attachment'
  if (isVendorField(field)) return 'captcha'
  const declared = byAutocomplete(field.autocomplete)
  if (declared !== null) return declared === 'email' && repeats(evidence) ? 'email_confirm' : declared
  if (type === 'checkbox' || type === 'switch') return asKind(best(evidence, TICKED), field)
  if (type === 'search' || type === 'searchbox') return 'other'
  if (type === 'email') return repeats(evidence) ? 'email_confirm' : 'email'
  if (type === 'tel') return strength(evidence, 'fax') > strength(evidence, 'phone') ? 'fax' : telOf(evidence)
  const allowed = type === 'select' || type === 'radio' || type === 'listbox' || type === 'combobox' ? CHOSEN : TYPED
  const found = best(evidence, allowed)
  if (PLACES.filter((place) => strength(evidence, place) > ENOUGH).length > 2 && field.tag === 'input') return 'address'
  if (type === 'textarea' || isEditor(field)) return kindOfLongText(found, evidence, field)
  if (type === 'url') return 'url'
  return asKind(found, field, evidence)
}

function asKind(concept: FieldConcept | null, field: FieldSnapshot, evidence?: Evidence): FieldKind {
  if (concept === null || OTHERS.has(concept)) return 'other'
  if (concept === 'email' && evidence !== undefined && repeats(evidence)) return 'email_confirm'
  // What the message is about, asked as a choice, is worded as a question about the message.
  if (concept === 'message' && (field.type === 'select' || field.type === 'radio')) return 'subject'
  if (MODIFIERS.has(concept)) return 'other'
  return concept as FieldKind
}

function kindOfLongText(found: FieldConcept | null, evidence: Evidence, field: FieldSnapshot): FieldKind {
  if (found === null || found === 'message' || found === 'search') return 'message'
  if (strength(evidence, 'message') * 1.5 >= strength(evidence, found)) return 'message'
  if (found === 'subject' || found === 'topic') return 'message'
  return asKind(found, field, evidence)
}

function kindOfButton(field: FieldSnapshot, evidence: Evidence): FieldKind {
  if (field.type === 'reset') return 'reset'
  if (strength(evidence, 'captcha') > 0.5) return 'captcha'
  const [cancel, reset] = [strength(evidence, 'cancel'), strength(evidence, 'reset')]
  const submit = strength(evidence, 'submit')
  if (cancel > submit && cancel >= ENOUGH) return 'cancel'
  // What sends a form to reset a password resets no form.
  const clears =
    field.type === 'button' || (strength(evidence, 'password') === 0 && wordsOf(field.labels.text ?? '').length < 3)
  if (clears && reset > submit && reset >= 0.9) return 'reset'
  if (field.type === 'button') return submit >= ENOUGH ? 'submit' : 'other'
  return 'submit'
}

function best(evidence: Evidence, allowed: ReadonlySet<FieldConcept>): FieldConcept | null {
  let found: FieldConcept | null = null
  for (const [concept, weight] of evidence) {
    if (weight >= ENOUGH && allowed.has(concept) && weight > (found === null ? 0 : strength(evidence, found)))
      found = concept
  }
  return found
}

function strength(evidence: Evidence, concept: FieldConcept): number {
  return evidence.get(concept) ?? 0
}

function repeats(evidence: Evidence): boolean {
  return strength(evidence, 'repeat') > 0.3
}

function telOf(evidence: Evidence): FieldKind {
  // A number pad is asked for by more than telephones.
  const other = best(evidence, new Set<FieldConcept>(['postal_code', 'order_number', 'captcha', 'phone', 'choice']))
  if (other === 'choice') return 'other'
  return other === null ? 'phone' : (other as FieldKind)
}

function isEditor({ tag, role }: FieldSnapshot): boolean {
  return tag !== 'input' && tag !== 'select' && tag !== 'textarea' && (role === null || role === 'textbox')
}

function isVendorField({ name, id, type }: FieldSnapshot): boolean {
  if (type === 'checkbox') return false
  return /^(g-recaptcha|h-captcha|cf-turnstile|frc-captcha|recaptcha[_-]|adcopy_|mtcaptcha)/i.test(name ?? id ?? '')
}
