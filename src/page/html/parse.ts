import { type DefaultTreeAdapterMap, defaultTreeAdapter, Parser, type TreeAdapter } from 'parse5'

type Nodes = DefaultTreeAdapterMap
export type ParsedDocument = Nodes['document']
export type ParsedNode = Nodes['childNode']

/** What one page may hold. The parser gives up after it, and what it built until then is read. */
const BOUNDS = { elements: 150_000, depth: 1_500 } as const

export interface Parsed {
  readonly document: ParsedDocument
  /** The form that each control belongs to, also where broken markup put the control elsewhere. */
  readonly owners: WeakMap<object, object>
  /** Where the page was too large or too deep to be read to its end. */
  readonly problem: string | null
}

/** Parses HTML as a browser does. */
export function parseBounded(html: string): Parsed {
  const owners = new WeakMap<object, object>()
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
      const element = defaultTreeAdapter.createElement(tag, namespace, attributes)
      if (OWNED.has(tag) && parser.formElement !== null) owners.set(element, parser.formElement)
      return element
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

  // Scripts don't run in a saved page, so what it shows without them counts.
  const parser = new Parser<Nodes>({ treeAdapter: adapter, scriptingEnabled: false })
  try {
    parser.tokenizer.write(html, true)
    return { document: parser.document, owners, problem: null }
  } catch (error) {
    if (!(error instanceof TooMuch) || root === null) throw error
    return { document: root, owners, problem: `the rest was not read: ${error.message}` }
  }
}

const OWNED = new Set(['input', 'select', 'textarea', 'button'])

class TooMuch extends Error {}
