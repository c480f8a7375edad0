import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse, type TreeAdapter } from 'parse5'

type Nodes = DefaultTreeAdapterMap
export type ParsedDocument = Nodes['document']
export type ParsedNode = Nodes['childNode']

/** What one page may hold. The parser gives up after it, and what it built until then is read. */
const BOUNDS = { elements: 150_000, depth: 1_500 } as const

/** Parses HTML as a browser does. `problem` says where the page was too large or too deep to be read to its end. */
export function parseBounded(html: string): { readonly document: ParsedDocument; readonly problem: string | null } {
  const depths = new WeakMap<object, number>()
  let elements = 0
  let root: ParsedDocument | null = null

  const descend = (parent: object, child: object) => {
    const depth = (depths.get(parent) ?? 0) + 1
    if (depth > BOUNDS.depth) throw new TooMuch(`nested deeper than ${BOUNDS.depth} elements`)
    depths.set(child, depth)
  }
  const adapter: TreeAdapter<Nodes> = {
    ...defaultTreeAdapter,
    createDocument() {
      root = defaultTreeAdapter.createDocument()
      return root
    },
    createElement(tag, namespace, attributes) {
      elements += 1
      if (elements > BOUNDS.elements) throw new TooMuch(`more than ${BOUNDS.elements} elements`)
      return defaultTreeAdapter.createElement(tag, namespace, attributes)
    },
    appendChild(parent, child) {
      descend(parent, child)
      defaultTreeAdapter.appendChild(parent, child)
    },
    insertBefore(parent, child, reference) {
      descend(parent, child)
      defaultTreeAdapter.insertBefore(parent, child, reference)
    },
  }

  try {
    // Scripts don't run in a saved page, so what it shows without them counts.
    return { document: parse(html, { treeAdapter: adapter, scriptingEnabled: false }), problem: null }
  } catch (error) {
    if (!(error instanceof TooMuch) || root === null) throw error
    return { document: root, problem: `the rest was not read: ${error.message}` }
  }
}

class TooMuch extends Error {}
