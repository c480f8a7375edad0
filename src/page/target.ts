import type { Target } from '../model/recipe.ts'
import { fold } from './fold.ts'
import type { FieldSnapshot, PageSnapshot } from './snapshot.ts'

/**
 * How a recipe names a field: by an id or name that will last, else by the words that a person would look for, else by
 * its way through the page.
 */
export function targetOf(page: PageSnapshot, field: FieldSnapshot): Target {
  const frame = frameOf(page, field.frame)
  const within = frame === null ? {} : { frame }
  if (lasts(field)) return { selector: field.selector, ...within }
  const { labels, placeholder } = field
  const worded = field.tag === 'select' ? null : labels.wrapping
  const label = [labels.for, worded, labels.ariaLabel].find((text) => text !== null && isPlain(text) && isAlone(text))
  if (label != null) return { label, ...within }
  if (placeholder !== null && isPlain(placeholder) && isAlone(placeholder)) return { placeholder, ...within }
  // Nothing names it: the words beside it, or its kind where the form has one of them.
  const beside = labels.before?.split('\n').at(-1)
  if (beside !== undefined && isPlain(beside) && isAlone(beside)) return { label: beside, ...within }
  const only = onlyOfItsKind(page, field)
  return { selector: only ?? field.selector, ...within }

  function isAlone(text: string): boolean {
    const wanted = bare(text)
    const called = page.fields.filter(({ frame: at, type, labels: own, placeholder: hint }) => {
      const names = [own.for, own.wrapping, own.ariaLabel, own.ariaLabelledBy, hint, ...(own.before?.split('\n') ?? [])]
      return at === field.frame && type !== 'hidden' && names.some((name) => name !== null && bare(name) === wanted)
    })
    return called.length === 1
  }
}

/** How a recipe names a button: by its words where no other says the same. */
export function buttonTargetOf(page: PageSnapshot, button: FieldSnapshot): Target {
  const frame = frameOf(page, button.frame)
  const within = frame === null ? {} : { frame }
  const text = button.labels.text ?? button.labels.ariaLabel
  const alike = page.fields.filter(
    (other) =>
      isButton(other) && other.frame === button.frame && bare(other.labels.text ?? '').includes(bare(text ?? '')),
  )
  if (text !== null && isPlain(text) && alike.length === 1) return { text, role: 'button', ...within }
  return { selector: button.selector, ...within }
}

function isButton({ tag, type, role }: FieldSnapshot): boolean {
  return tag === 'button' || role === 'button' || /^(submit|button|image)$/.test(type)
}

/** How a recipe names a frame; null for the page itself. */
export function frameOf({ frames }: PageSnapshot, at: number): string | null {
  const frame = frames[at]
  if (at === 0 || frame === undefined) return null
  if (frame.name && frames.filter(({ name }) => name === frame.name).length === 1) return frame.name
  const path = frame.url === null ? null : URL.parse(frame.url)?.pathname
  const others = frames.filter((other) => other !== frame)
  if (path && path.length > 1 && !others.some(({ url }) => url?.includes(path))) return path
  return frame.selector
}

function onlyOfItsKind({ fields, forms }: PageSnapshot, field: FieldSnapshot): string | null {
  const form = field.form === null ? undefined : forms[field.form]
  if (form === undefined || !/^(textarea|select)$/.test(field.tag)) return null
  return fields.filter(({ tag, form: at }) => tag === field.tag && at === field.form).length === 1
    ? `${form.selector} ${field.tag}`
    : null
}

// Names are no keys where a program makes them: hashes, counters, what differs with every visit.
function lasts({ selector, hosts, name, id }: FieldSnapshot): boolean {
  if (hosts.length > 0 && selector.includes('>')) return false
  const key = selector.startsWith('#') || selector.startsWith('[id=') ? id : selector.includes('[name=') ? name : null
  return key !== null && !isMade(key)
}

function isMade(key: string): boolean {
  return (
    /[0-9a-f]{8}|\d{4}|^[:_]|:r\w+:|[a-z]\d[a-z]\d/i.test(key) ||
    /^(mui|ember|react|ng|input|field|el|yui|ext)[-_]?[\w-]*\d+$/i.test(key)
  )
}

function isPlain(text: string): boolean {
  return text.length <= 80 && !/[{}]/.test(text) && bare(text) !== ''
}

function bare(text: string): string {
  return fold(text.replace(/[\s*:]+$/, ''))
}
