import type { Evidence } from './evidence.ts'
import { fold } from './fold.ts'
import { isRenderedTrap } from './rendered-trap.ts'
import type { FieldSnapshot, HiddenBy } from './snapshot.ts'

/** Names that only a trap bears. Others (`url`, `website`) are bait too, and honest as often. */
const TRAP_NAME =
  /honey|\bhp\b|(^|[_-])hp([_-]|$)|gotcha|bot[_-]?(check|trap|field|catch)|(spam|robot)[_-]?(trap|check|field)|leave[_-]?(this[_-]?)?(blank|empty)|do[_-]?not[_-]?fill|wpcf7-hp|ohno|gform_validation_container|_wpnonce_hp|nofill|not[_-]?really/i
/** Ways to hide that nobody uses for a field that a person shall fill later. */
const NEVER_HONEST = new Set<HiddenBy>(['off-screen', 'clipped', 'opacity', 'zero-size', 'covered', 'colour'])

/**
 * Whether a field is a trap for programs: first by whether a person can see it, then by its words, then by its name.
 * `others` are the fields of its form; where they are hidden too, the form is only closed.
 */
export function isHoneypot(field: FieldSnapshot, evidence: Evidence, others: readonly FieldSnapshot[]): boolean {
  if (field.visibility.standIn !== undefined) {
    return isRenderedTrap(field, { warned: warnsOff(evidence), named: bearsTrapName(field) }, others)
  }
  if (!isWritten(field)) return isTickTrap(field, evidence, others)
  const { hiddenBy, visible, ariaHidden } = field.visibility
  if (warnsOff(evidence)) return true
  const named = bearsTrapName(field)
  const alone = others.some((other) => other !== field && isWritten(other) && !isUnseen(other))
  const unseen = isUnseen(field)
  if (named && (unseen || ariaHidden || field.tabIndex === -1 || field.labels.for === null)) return true
  if (!unseen || !alone || isStandIn(field)) return false
  if (hiddenBy !== null && NEVER_HONEST.has(hiddenBy)) return true
  const shunned = field.tabIndex === -1 || ariaHidden
  const bait = doubles(field, others, evidence)
  // A field that opens after a choice is hidden too; a trap also avoids the keyboard, or asks twice for the same.
  if (hiddenBy === 'display' || hiddenBy === 'visibility' || hiddenBy === 'hidden-attribute') return shunned || bait
  return visible === false ? shunned || bait : bait && (shunned || field.autocomplete === 'off')
}

function isTickTrap(field: FieldSnapshot, evidence: Evidence, others: readonly FieldSnapshot[]): boolean {
  if (field.type !== 'checkbox') return false
  const { hiddenBy, visible } = field.visibility
  if (warnsOff(evidence)) return true
  if (!bearsTrapName(field)) return false
  return visible === false || hiddenBy !== null || others.every((other) => other === field)
}

function isWritten({ tag, type }: FieldSnapshot): boolean {
  if (tag === 'textarea') return true
  return tag === 'input' && /^(text|email|tel|url|number|search|date)$/.test(type)
}

function isUnseen({ visibility: { visible, hiddenBy } }: FieldSnapshot): boolean {
  return visible === false || (visible === null && hiddenBy !== null)
}

function warnsOff(evidence: Evidence): boolean {
  return (evidence.get('honeypot') ?? 0) >= 1
}

function bearsTrapName({ name, id, className, ancestors }: FieldSnapshot): boolean {
  return [name, id, className, ancestors[0], ancestors[1]].some((text) => text != null && TRAP_NAME.test(fold(text)))
}

// An editor, a date picker and a list that looks better keep the true field out of sight and fill it.
function isStandIn({ tag, readOnly, role, className, type, ancestors }: FieldSnapshot): boolean {
  if (tag === 'textarea' && ancestors.some((one) => /editor|tox|cke|quill|mce|redactor|wysi/i.test(one))) return true
  if (readOnly || role === 'combobox' || type === 'search') return true
  return /select2|chosen|flatpickr|datepicker|editor|autocomplete|selectize|tt-hint|typeahead/i.test(
    `${className} ${ancestors[0]}`,
  )
}

const BAIT = ['email', 'name', 'url', 'phone', 'message', 'subject', 'company', 'address'] as const

// The same question as a field that people see, or one that a program can't resist.
function doubles(field: FieldSnapshot, others: readonly FieldSnapshot[], evidence: Evidence): boolean {
  const baits = BAIT.filter((concept) => (evidence.get(concept) ?? 0) > 0.3)
  if (baits.includes('url') && field.labels.for === null) return true
  const words = (one: FieldSnapshot) => fold(`${one.labels.for ?? one.labels.wrapping ?? one.placeholder ?? ''}`)
  const own = words(field)
  return (
    baits.length > 0 &&
    own !== '' &&
    others.some((other) => other !== field && !isUnseen(other) && words(other) === own)
  )
}
