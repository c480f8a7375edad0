import type { FieldSnapshot } from './snapshot.ts'

/** A text that may name a field, and how far it is to be trusted. */
export interface Route {
  readonly text: string
  readonly weight: number
}

/** The texts that may name a field, the best first. Where one route is missing the next weighs more. */
export function routesTo(field: FieldSnapshot): readonly Route[] {
  const { labels } = field
  const routes: Route[] = []
  const add = (text: string | null, weight: number) => {
    if (text !== null && text.trim() !== '') routes.push({ text, weight })
    return text !== null && text.trim() !== ''
  }

  if (isButton(field)) {
    add(labels.text ?? labels.ariaLabel, 1)
    add(labels.title, 0.6)
    return routes
  }
  if (field.type === 'radio') {
    const grouped = add(labels.legend, 1)
    add(lastLine(labels.before), grouped ? 0.3 : 0.9)
    add(labels.cell, 0.7)
    return routes
  }
  let named = add(labels.for ?? labels.wrapping ?? labels.ariaLabelledBy, 1)
  named = add(labels.ariaLabel, named ? 0.5 : 1) || named
  if (field.type === 'checkbox') {
    add(labels.after, named ? 0.2 : 0.9)
    add(labels.cell, named ? 0.1 : 0.5)
    add(labels.legend, 0.2)
    add(lastLine(labels.before), named ? 0.1 : 0.4)
    return routes
  }
  named = add(field.placeholder, named ? 0.6 : 1) || named
  named = add(labels.cell, named ? 0.25 : 0.95) || named
  named = add(lastLine(labels.before), named ? 0.15 : 0.9) || named
  if (!named) add(earlierLines(labels.before), 0.5)
  add(labels.title, named ? 0.3 : 0.8)
  if (field.tag === 'select') add(invitation(field), 0.6)
  else if (field.tag !== 'button') add(field.value, named ? 0.1 : 0.6)
  add(labels.ariaDescribedBy, 0.2)
  if (!named) add(firstLine(labels.after), 0.3)
  return routes
}

/** Whether it is pressed. */
export function isButton({ type }: FieldSnapshot): boolean {
  return type === 'submit' || type === 'image' || type === 'reset' || type === 'button'
}

/** The words that a person would call the field by; null where it has none. */
export function labelOf(field: FieldSnapshot): string | null {
  const { labels } = field
  if (labels.text !== null) return labels.text
  const own = labels.for ?? labels.wrapping ?? labels.ariaLabelledBy ?? labels.ariaLabel
  if (field.type === 'radio') return labels.legend ?? lastLine(labels.before) ?? own
  if (field.type === 'checkbox') return own ?? firstLine(labels.after) ?? labels.cell ?? labels.title
  return own ?? field.placeholder ?? labels.cell ?? lastLine(labels.before) ?? labels.title ?? firstLine(labels.after)
}

function lastLine(text: string | null): string | null {
  // A lone star or colon between label and field is no label.
  return text?.split('\n').findLast((line) => /\p{L}{2}|\p{Script=Han}|\d/u.test(line)) ?? null
}

function earlierLines(text: string | null): string | null {
  return text?.split('\n').slice(0, -1).join(' ') || null
}

function firstLine(text: string | null): string | null {
  return text?.split('\n')[0] ?? null
}

// What a select shows before a choice is made often names it: "Choose a country".
function invitation({ options }: FieldSnapshot): string | null {
  const first = options[0]
  return first !== undefined && (first.value === '' || first.value === '0' || first.disabled) ? first.text : null
}
