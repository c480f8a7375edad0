import type { FlatNode } from './tree.ts'

const ROLES = new Set(['textbox', 'searchbox', 'combobox', 'listbox', 'checkbox', 'radio', 'switch', 'spinbutton'])
const TYPES = new Set(
  'hidden text search tel url email password date month week time datetime-local number range color checkbox radio file submit image reset button'.split(
    ' ',
  ),
)

/** Whether a person puts something in here, or presses it. */
export function isControl(node: FlatNode): boolean {
  const { tag, attributes } = node
  if (tag === 'input' || tag === 'select' || tag === 'textarea' || tag === 'button') return true
  if (tag === '') return false
  const editable = attributes.get('contenteditable')
  if (editable === '' || editable === 'true' || editable === 'plaintext-only') return true
  return ROLES.has(attributes.get('role') ?? '')
}

/** The type as a browser understands it. */
export function typeOf(node: FlatNode): string {
  const written = node.attributes.get('type')?.trim().toLowerCase()
  if (node.tag === 'input') return written !== undefined && TYPES.has(written) ? written : 'text'
  if (node.tag === 'button') return written === 'reset' || written === 'button' ? written : 'submit'
  if (node.tag === 'select' || node.tag === 'textarea') return node.tag
  return node.attributes.get('role') ?? 'textbox'
}
