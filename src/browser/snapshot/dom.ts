import type { SNAPSHOT_BOUNDS } from '../../model/page-snapshot.ts'

/** What the script's parts share about the document that they run in. */
export interface Dom {
  readonly bounds: typeof SNAPSHOT_BOUNDS
  /** Every element in document order; what a shadow root holds comes right after its host. */
  readonly elements: readonly Element[]
  readonly cut: boolean
  tidy(text: string | null | undefined, most?: number): string
  /** Tidied; null where nothing is left. */
  said(text: string | null | undefined, most?: number): string | null
  /** The element around as it is drawn: the slot that it fills, and out of shadow roots. */
  parent(element: Element): Element | null
  /** The id as written: in a form, a field by the name of `id` takes the place of the property. */
  idOf(element: Element): string
  isControl(element: Element): boolean
  /** The text within, without that of controls. */
  words(element: Element | null | undefined): string | null
  /** `tag#id.class.class` */
  nameOf(element: Element): string
  ancestors(element: Element): readonly string[]
  /** Matches this element alone among all of the frame, as far as that can be. */
  selector(element: Element): string
  hosts(element: Element): readonly string[]
}

/** Runs inside the page: it must not refer to anything outside itself. */
export function domTools(bounds: typeof SNAPSHOT_BOUNDS): Dom {
  const MOST_ELEMENTS = 100_000
  // Asked of the prototype: in a form, a field by the name of `children` takes the place of the property.
  const children = Object.getOwnPropertyDescriptor(Element.prototype, 'children')?.get
  const childrenOf = (element: Element): HTMLCollection => children?.call(element) ?? element.children
  const elements: Element[] = []
  const waiting: Element[] = document.documentElement === null ? [] : [document.documentElement]
  while (waiting.length > 0 && elements.length < MOST_ELEMENTS) {
    const element = waiting.pop() as Element
    elements.push(element)
    const below = childrenOf(element)
    for (let at = below.length - 1; at >= 0; at -= 1) waiting.push(below[at] as Element)
    const inside = element.shadowRoot?.children
    if (inside !== undefined) for (let at = inside.length - 1; at >= 0; at -= 1) waiting.push(inside[at] as Element)
  }

  const tidy = (text: string | null | undefined, most: number = bounds.label) =>
    (text ?? '')
      .slice(0, most * 4)
      .replace(/[\s\u00a0\u200b\ufeff]+/g, ' ')
      .trim()
      .slice(0, most)
  const said = (text: string | null | undefined, most?: number) => tidy(text, most) || null
  const roles = /^(textbox|searchbox|combobox|listbox|checkbox|radio|switch|spinbutton|button)$/
  const isControl = (element: Element) =>
    /^(input|select|textarea|button)$/i.test(element.tagName) ||
    /^(|true|plaintext-only)$/.test(element.getAttribute('contenteditable') ?? 'no') ||
    roles.test(element.getAttribute('role') ?? '')
  const parent = (element: Element) => {
    if (element.assignedSlot !== null) return element.assignedSlot
    if (element.parentElement !== null) return element.parentElement
    const root = element.getRootNode()
    return root instanceof ShadowRoot ? root.host : null
  }

  function words(element: Element | null | undefined): string | null {
    if (element === null || element === undefined) return null
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
      if (node instanceof Text) return NodeFilter.FILTER_ACCEPT
      const silent = node instanceof Element && (isControl(node) || /^(script|style|template)$/i.test(node.tagName))
      return silent ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP
    })
    let text = ''
    while (text.length < bounds.label * 4 && walker.nextNode() !== null) text += ` ${walker.currentNode.nodeValue}`
    return said(text)
  }

  const idOf = (element: Element) => element.getAttribute('id') ?? ''
  const nameOf = (element: Element) => {
    const classes = [...element.classList].slice(0, 6).map((name) => `.${name}`)
    return `${element.tagName.toLowerCase()}${idOf(element) ? `#${idOf(element)}` : ''}${classes.join('')}`.slice(
      0,
      200,
    )
  }
  function ancestors(element: Element): readonly string[] {
    const found: string[] = []
    for (let at = parent(element); at !== null && found.length < bounds.ancestors; at = parent(at)) {
      if (at === document.body || at.tagName === 'FORM') break
      found.push(nameOf(at))
    }
    return found
  }

  const taken = new Map<string, number>()
  const count = (key: string) => taken.set(key, (taken.get(key) ?? 0) + 1)
  for (const element of elements) {
    if (idOf(element)) count(`#${idOf(element)}`)
    const name = element.getAttribute('name')
    if (name) count(`${element.tagName} ${name}`)
  }
  const quote = (value: string) => `"${value.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\a ')}"`
  const byId = (element: Element) => {
    const id = idOf(element)
    if (id === '' || taken.get(`#${id}`) !== 1) return null
    return /^[a-z_][\w-]*$/i.test(id) ? `#${id}` : `[id=${quote(id)}]`
  }
  const step = (element: Element) => {
    const tag = CSS.escape(element.tagName.toLowerCase())
    if (element === document.body || element === document.documentElement) return tag
    let place = 1
    for (let at = element.previousElementSibling; at !== null; at = at.previousElementSibling) {
      if (at.tagName === element.tagName) place += 1
    }
    return `${tag}:nth-of-type(${place})`
  }
  function selector(element: Element): string {
    const own = byId(element)
    if (own !== null) return own
    const name = element.getAttribute('name')
    const tag = CSS.escape(element.tagName.toLowerCase())
    if (name && taken.get(`${element.tagName} ${name}`) === 1) return `${tag}[name=${quote(name)}]`
    const way = [step(element)]
    for (let at = element.parentElement; at !== null; at = at.parentElement) {
      const anchor = byId(at)
      way.unshift(anchor ?? step(at))
      if (anchor !== null || at === document.body) break
    }
    return way.join(' > ')
  }
  function hosts(element: Element): readonly string[] {
    const root = element.getRootNode()
    return root instanceof ShadowRoot ? [...hosts(root.host), selector(root.host)] : []
  }

  return {
    bounds,
    elements,
    cut: waiting.length > 0,
    tidy,
    said,
    parent,
    idOf,
    isControl,
    words,
    nameOf,
    ancestors,
    selector,
    hosts,
  }
}
