import type { HiddenBy } from '../snapshot.ts'
import { classesOf, hidesByStyle, readHidingRules } from './style-rules.ts'
import type { FlatNode, FlatTree } from './tree.ts'

/** Classes whose name alone says that nobody sees the element. */
const HIDING_CLASS =
  /^(d-none|hidden|hide|is-hidden|invisible|visually-?hidden|sr-only|screen-reader-text|element-invisible|display-none|dn|off-?screen|hp|.*(honey-?pot|ohnohoney|hidden-field|gform_validation_container|robotic|anti-?spam-?(field|hide)))$/i

/** What hides each node as far as the markup says it: by itself, or by an element around it. Aligned with the tree. */
export function findHidden(tree: FlatTree): readonly (HiddenBy | null)[] {
  const rules = readHidingRules(tree)
  const hidden: (HiddenBy | null)[] = []
  for (const node of tree) {
    const inherited = node.parent < 0 ? null : (hidden[node.parent] ?? null)
    hidden.push(inherited ?? (node.tag === '' ? null : (ownReason(node) ?? rules.of(node))))
  }
  return hidden
}

function ownReason(node: FlatNode): HiddenBy | null {
  const { attributes } = node
  // A page that shows itself by script hides its body first.
  if (attributes.size === 0 || node.tag === 'html' || node.tag === 'body') return null
  if (node.tag === 'input' && attributes.get('type')?.toLowerCase() === 'hidden') return 'type'
  if (attributes.has('hidden') && attributes.get('hidden') !== 'until-found') return 'hidden-attribute'
  const style = attributes.get('style')
  const byStyle = style === undefined ? null : hidesByStyle(style)
  if (byStyle !== null) return byStyle
  return classesOf(node).some((name) => HIDING_CLASS.test(name)) ? 'class' : null
}
