import type { FieldSnapshot, HiddenBy } from './snapshot.ts'

/** What words and names say of a field that may be a trap. */
export interface TrapSigns {
  /** A text beside it asks to leave it empty. */
  readonly warned: boolean
  /** It bears a name that only a trap has. */
  readonly named: boolean
}

/** Ways to hide that sites use for what opens later. */
const MAY_OPEN = new Set<HiddenBy>(['display', 'visibility', 'hidden-attribute', 'clipped', 'opacity'])
const OPENS =
  /condition|depend|collaps|accordion|step|wizard|slide|tab-?pane|toggle|show-?if|visible-?if|x-show|v-show|ng-show|data-show|data-when|data-if|reveal|modal|drop-?down/i

/**
 * Whether a field of a rendered page is a trap: a person would not see it, nothing stands in for it, nothing opens it,
 * and the form around it is there. `others` are the fields of its form.
 */
export function isRenderedTrap(
  field: FieldSnapshot,
  { warned, named }: TrapSigns,
  others: readonly FieldSnapshot[],
): boolean {
  const { visibility: sight } = field
  if (field.type === 'hidden' || field.type === 'file' || sight.standIn != null) return false
  if (sight.visible && warned && !isHint(field)) return true
  if (!isTyped(field) && field.type !== 'checkbox') return false
  const rest = others.filter((other) => other !== field && isTyped(other))
  if (sight.visible) {
    const allUnspoken = rest.length > 0 && rest.every((other) => other.visibility.ariaHidden)
    if (sight.ariaHidden && !allUnspoken && (named || field.tabIndex === -1 || field.autocomplete === 'off'))
      return true
    return named && !field.required && field.labels.for === null && field.labels.wrapping === null
  }
  if (named || warned) return true
  // A form that is closed, or lies under a notice, hides the honest ones too.
  const alike = rest.filter((other) => other.visibility.visible === false)
  if (rest.length > 0 && alike.length >= rest.length) return false
  if (sight.hiddenBy === 'covered' && alike.filter((other) => other.visibility.hiddenBy === 'covered').length > 1) {
    return false
  }
  if (sight.revealedBy != null || isWidgetPart(field)) return false
  // Tokens come filled, traps come empty.
  if (field.value !== null && field.value !== '' && field.type !== 'checkbox') return false
  const shunned = field.tabIndex === -1 || sight.ariaHidden
  if (shunned || sight.hiddenBy === null || !MAY_OPEN.has(sight.hiddenBy)) return true
  return (sight.hiddenTogether ?? 1) < 3 && !opensLater(field)
}

function isTyped({ tag, type }: FieldSnapshot): boolean {
  return tag === 'textarea' || (tag === 'input' && /^(text|email|tel|url|number|search|date|password)$/.test(type))
}

function opensLater({ ancestors, className, hints }: FieldSnapshot): boolean {
  return [className, ...ancestors, ...hints].some((text) => text !== null && OPENS.test(text))
}

// What answers to a CAPTCHA, a search or a date lies in a field that its own script fills.
function isWidgetPart({ name, id, className, ancestors }: FieldSnapshot): boolean {
  return [name, id, className, ancestors[0], ancestors[1]].some(
    (text) =>
      text != null &&
      /captcha|turnstile|select2|choices|selectize|flatpickr|tt-hint|typeahead|tox|cke_|ql-/i.test(text),
  )
}

/** "Leave empty if unknown" is for people; "if you are human" is not. */
function isHint({ labels, placeholder }: FieldSnapshot): boolean {
  const texts = [labels.for, labels.wrapping, labels.ariaLabel, labels.after, labels.ariaDescribedBy, placeholder]
  const said = texts
    .filter((text) => text !== null)
    .join(' ')
    .toLowerCase()
  const conditional =
    /\b(if|when|unless|wenn|falls|sofern|si|lorsque|cuando|se|quando|als|indien|om|når|hvis|jos|pokud|ha|jeśli|eğer)\b|если|的话|如果|場合/u
  return (
    conditional.test(said) &&
    !/human|person\b|mensch|humain|humano|umano|mens\b|människa|menneske|human|ihminen|člověk|ember|człowiek|insan|человек|人間|人类/u.test(
      said,
    )
  )
}
