import type { Parsed, ParsedNode } from './parse.ts'

/** One node of a page in document order. Its descendants are the nodes after it up to `end`. */
export interface FlatNode {
  readonly at: number
  end: number
  /** The element around it; -1 at the top. */
  readonly parent: number
  /** Lower case; empty for text. */
  readonly tag: string
  readonly text: string
  readonly attributes: ReadonlyMap<string, string>
  /** The shadow hosts around it, outermost first. */
  readonly hosts: readonly number[]
  /** The form that a control belongs to; -1 for none. */
  readonly owner: number
}

export type FlatTree = readonly FlatNode[]

const NONE: ReadonlyMap<string, string> = new Map()

/** A parsed page as one list. No recursion: pages nest as deep as they like. */
export function flatten({ document, owners }: Parsed): FlatTree {
  const tree: FlatNode[] = []
  const places = new Map<object, number>()
  type Work =
    | { readonly node: ParsedNode; readonly parent: number; readonly hosts: readonly number[] }
    | { readonly close: number }
  const work: Work[] = []
  const push = (nodes: readonly ParsedNode[], parent: number, hosts: readonly number[]) => {
    for (let at = nodes.length - 1; at >= 0; at -= 1) work.push({ node: nodes[at] as ParsedNode, parent, hosts })
  }

  push(document.childNodes, -1, [])
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    if ('close' in next) {
      const closed = tree[next.close]
      if (closed !== undefined) closed.end = tree.length
      continue
    }
    const { node, parent, hosts } = next
    const at = tree.length
    if (node.nodeName === '#text' && 'value' in node) {
      tree.push({ at, end: at + 1, parent, tag: '', text: node.value, attributes: NONE, hosts, owner: -1 })
    } else if ('tagName' in node) {
      const attributes = node.attrs.length === 0 ? NONE : new Map(node.attrs.map(({ name, value }) => [name, value]))
      if ('content' in node) {
        // An open shadow root written in the page; what other templates hold is not on the page yet.
        if (attributes.get('shadowrootmode') === 'open') push(node.content.childNodes, parent, [...hosts, parent])
        continue
      }
      const tag = node.tagName.toLowerCase()
      const form = owners.get(node)
      const owner = form === undefined ? -1 : (places.get(form) ?? -1)
      if (tag === 'form') places.set(node, at)
      tree.push({ at, end: at + 1, parent, tag, text: '', attributes, hosts, owner })
      work.push({ close: at })
      push(node.childNodes, at, hosts)
    }
  }
  return tree
}

/** A form, and where the text that belongs to it ends: broken markup closes some before their fields. */
export interface FormSpan {
  readonly node: FlatNode
  readonly from: number
  readonly to: number
}

/** The forms of a page in document order. */
export function formSpans(tree: FlatTree): readonly FormSpan[] {
  const ends = new Map<number, number>()
  for (const { owner, end } of tree) if (owner >= 0) ends.set(owner, Math.max(ends.get(owner) ?? 0, end))
  return tree
    .filter(({ tag }) => tag === 'form')
    .map((node) => ({ node, from: node.at, to: Math.max(node.end, ends.get(node.at) ?? 0) }))
}

/** The elements around a node, nearest first. */
export function* around(tree: FlatTree, node: FlatNode): Generator<FlatNode> {
  for (let at = node.parent; at >= 0; ) {
    const parent = tree[at]
    if (parent === undefined) return
    yield parent
    at = parent.parent
  }
}

/** The nearest element around a node with one of these tags. */
export function closest(tree: FlatTree, node: FlatNode, ...tags: readonly string[]): FlatNode | null {
  for (const parent of around(tree, node)) if (tags.includes(parent.tag)) return parent
  return null
}
