import { type LabelSnapshot, SNAPSHOT_BOUNDS } from '../snapshot.ts'
import { isControl } from './controls.ts'
import { around, closest, type FlatNode, type FlatTree, type FormSpan } from './tree.ts'
import { linesBetween, textWithin, tidy } from './words.ts'

const MOST = SNAPSHOT_BOUNDS.label
const NEAR = 200

/** Finds what names the controls of a page, by each route apart. */
export function labelFinder(tree: FlatTree, forms: readonly FormSpan[], controls: readonly FlatNode[]) {
  const byId = new Map<string, FlatNode>()
  const labelsFor = new Map<string, FlatNode>()
  const controlOfNode = new Set(controls.map(({ at }) => at))
  for (const node of tree) {
    const id = node.attributes.get('id')
    if (id !== undefined && !byId.has(id)) byId.set(id, node)
    const target = node.tag === 'label' ? node.attributes.get('for') : undefined
    if (target !== undefined && !labelsFor.has(target)) labelsFor.set(target, node)
  }
  const words = (node: FlatNode | null | undefined) => (node ? said(textWithin(tree, node, MOST, isControl)) : null)
  const byIds = (ids: string | undefined) =>
    ids === undefined
      ? null
      : said(
          tidy(
            ids
              .split(/\s+/)
              .map((id) => words(byId.get(id)) ?? '')
              .join(' '),
            MOST,
          ),
        )
  const skip = (node: FlatNode) => controlOfNode.has(node.at)

  return (node: FlatNode, order: number): LabelSnapshot => {
    const { attributes } = node
    const id = attributes.get('id')
    const group = closest(tree, node, 'fieldset')
    const legend =
      group && tree.slice(group.at + 1, Math.min(group.end, group.at + 20)).find(({ tag }) => tag === 'legend')
    const form = forms.findLast(({ from, to }) => from < node.at && node.at < to)
    const floor = Math.max(form?.from ?? 0, previousEnd(controls[order - 1]))
    const ceiling = Math.min(form?.to ?? tree.length, controls[order + 1]?.at ?? tree.length)
    return {
      for: id === undefined ? null : words(labelsFor.get(id)),
      wrapping: words(closest(tree, node, 'label')),
      ariaLabel: said(tidy(attributes.get('aria-label') ?? '', MOST)),
      ariaLabelledBy: byIds(attributes.get('aria-labelledby')),
      ariaDescribedBy: byIds(attributes.get('aria-describedby')),
      title: said(tidy(attributes.get('title') ?? '', MOST)),
      legend: words(legend),
      cell: said(cellText(tree, node, skip)),
      before: nearLast(linesBetween(tree, Math.max(floor, node.at - NEAR), node.at, MOST * 3, skip)),
      after: nearFirst(linesBetween(tree, node.end, Math.min(ceiling, node.end + NEAR), MOST, skip)),
      text: buttonText(tree, node),
    }
  }
}

function said(text: string): string | null {
  return text === '' ? null : text
}

function previousEnd(previous: FlatNode | undefined): number {
  return previous === undefined ? 0 : previous.end
}

function nearLast(lines: readonly string[]): string | null {
  return said(lines.slice(-4).join('\n').slice(-MOST))
}

function nearFirst(lines: readonly string[]): string | null {
  return said(lines.slice(0, 3).join('\n').slice(0, MOST))
}

/** The words at the head of a field's row or column, or the term that its `<dd>` explains. */
function cellText(tree: FlatTree, node: FlatNode, skip: (node: FlatNode) => boolean): string {
  const cell = closest(tree, node, 'td', 'th', 'dd')
  if (cell === null) return ''
  const row = tree[cell.parent]
  if (row === undefined) return ''
  const siblings = childrenOf(tree, row)
  const place = siblings.indexOf(cell)
  const holdsControl = (one: FlatNode) => tree.slice(one.at, one.end).some(skip)
  const left = siblings[place - 1]
  if (left !== undefined && !holdsControl(left)) {
    const text = textWithin(tree, left, MOST, isControl)
    if (text !== '') return text
  }
  if (cell.tag === 'dd') return ''
  for (const rows of [row.parent]) {
    const body = tree[rows]
    if (body === undefined) continue
    const above = childrenOf(tree, body).filter((one) => one.tag === 'tr' && one.at < row.at)
    const head = above.findLast((one) => !holdsControl(one))
    const headCell = head && childrenOf(tree, head)[place]
    if (headCell !== undefined) return textWithin(tree, headCell, MOST, isControl)
  }
  return ''
}

export function childrenOf(tree: FlatTree, node: FlatNode): readonly FlatNode[] {
  const children: FlatNode[] = []
  for (let at = node.at + 1; at < node.end; ) {
    const child = tree[at]
    if (child === undefined) break
    if (child.tag !== '') children.push(child)
    at = child.end
  }
  return children
}

function buttonText(tree: FlatTree, node: FlatNode): string | null {
  const { attributes, tag } = node
  if (tag === 'button' || attributes.get('role') === 'button') return said(textWithin(tree, node, MOST))
  const type = attributes.get('type')?.toLowerCase()
  if (tag !== 'input') return null
  if (type === 'submit' || type === 'reset' || type === 'button') return said(tidy(attributes.get('value') ?? '', MOST))
  return type === 'image' ? said(tidy(attributes.get('alt') ?? attributes.get('title') ?? '', MOST)) : null
}

/** `tag#id.class.class` of the elements around a node, nearest first. */
export function ancestorsOf(tree: FlatTree, node: FlatNode, until?: string): readonly string[] {
  const found: string[] = []
  for (const parent of around(tree, node)) {
    if (parent.tag === until || parent.tag === 'body' || found.length >= SNAPSHOT_BOUNDS.ancestors) break
    found.push(nameOf(parent))
  }
  return found
}

export function nameOf(node: FlatNode): string {
  const id = node.attributes.get('id')
  const classes = (node.attributes.get('class') ?? '')
    .split(/\s+/)
    .filter((name) => name !== '')
    .slice(0, 6)
  return `${node.tag}${id ? `#${id}` : ''}${classes.map((name) => `.${name}`).join('')}`.slice(0, 200)
}
