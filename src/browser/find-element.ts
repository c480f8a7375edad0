import type { Target } from '../model/recipe.ts'

/**
 * Runs inside the page and finds what a target names, as a person would: by several routes in turn, the visible before
 * the hidden. It must not refer to anything outside itself.
 */
export function findElement(target: Target): Element | null {
  // Asked of the prototype: in a form, a field by the name of `children` takes the place of the property.
  const children = Object.getOwnPropertyDescriptor(Element.prototype, 'children')?.get
  const childrenOf = (root: Document | ShadowRoot | Element): HTMLCollection =>
    root instanceof Element ? (children?.call(root) ?? root.children) : root.children
  const every = (root: Document | ShadowRoot | Element): Element[] =>
    [...childrenOf(root)].flatMap((element) => [
      element,
      ...(element.shadowRoot === null ? [] : every(element.shadowRoot)),
      ...every(element),
    ])
  const elements = every(document)
  const tidy = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim()
  const bare = (text: string | null | undefined) =>
    tidy(text)
      .replace(/[\s*:]+$/, '')
      .toLowerCase()
  const visible = (element: Element) => {
    const { width, height, right, bottom } = element.getBoundingClientRect()
    // Nobody can scroll to what lies beyond the page's left or upper edge, or sees what its frame cuts away.
    if (right + scrollX <= 0 || bottom + scrollY <= 0) return false
    for (let frame = element.parentElement; frame !== null && frame !== document.body; frame = frame.parentElement) {
      const cut = frame.clientWidth <= 1 || frame.clientHeight <= 1
      if (cut && /hidden|clip/.test(getComputedStyle(frame).overflow)) return false
    }
    return width > 1 && height > 1 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  }
  const isField = (element: Element) =>
    element.matches('input:not([type=hidden]), select, textarea, [contenteditable=""], [contenteditable=true]')
  const fieldAfter = (element: Element) => elements.slice(elements.indexOf(element) + 1).find(isField)
  const firstOf = (routes: readonly (() => (Element | null | undefined)[])[]): Element | null => {
    let hidden: Element | null = null
    for (const route of routes) {
      const found = route().filter((element) => element !== null && element !== undefined)
      const seen = found.find(visible)
      if (seen !== undefined) return seen
      hidden ??= found[0] ?? null
    }
    return hidden
  }
  const byText = (wanted: string, matches: (text: string, wanted: string) => boolean) => {
    const says = (text: string | null | undefined) => text !== null && text !== undefined && matches(bare(text), wanted)
    return {
      labelled: () =>
        elements
          .filter(
            (element): element is HTMLLabelElement => element instanceof HTMLLabelElement && says(element.innerText),
          )
          .map((label) => label.control ?? every(label).find(isField) ?? fieldAfter(label)),
      aria: () =>
        elements.filter((element) => {
          const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? []
          const root = element.getRootNode() as Document | ShadowRoot
          const named = ids.map((id) => root.getElementById(id)?.textContent ?? '').join(' ')
          return says(element.getAttribute('aria-label')) || (ids.length > 0 && says(named))
        }),
      placeholder: () => elements.filter((element) => says(element.getAttribute('placeholder'))),
      nearby: () =>
        elements
          .filter((element) => {
            const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
            return !element.matches('script, style, option') && says(own.map((node) => node.textContent).join(' '))
          })
          .map((element) => fieldAfter(element)),
    }
  }
  const equal = (text: string, wanted: string) => text === wanted
  const contains = (text: string, wanted: string) => text.includes(wanted)

  if ('selector' in target) {
    const { selector } = target
    return firstOf([() => elements.filter((element) => element.matches(selector))])
  }
  if ('name' in target)
    return firstOf([() => elements.filter((element) => element.getAttribute('name') === target.name)])
  if ('placeholder' in target) {
    const [exact, loose] = [byText(bare(target.placeholder), equal), byText(bare(target.placeholder), contains)]
    return firstOf([exact.placeholder, loose.placeholder])
  }
  if ('label' in target) {
    const [exact, loose] = [byText(bare(target.label), equal), byText(bare(target.label), contains)]
    return firstOf([
      exact.labelled,
      exact.aria,
      exact.placeholder,
      exact.nearby,
      loose.labelled,
      loose.aria,
      loose.placeholder,
    ])
  }
  const kinds = {
    button: 'button, input[type=submit], input[type=button], input[type=image], [role=button], summary',
    link: 'a[href], [role=link]',
  }
  const wordsOf = (element: Element) => [
    element instanceof HTMLElement ? element.innerText : element.textContent,
    element instanceof HTMLInputElement ? element.value || element.alt : null,
    element.getAttribute('aria-label'),
  ]
  const wanted = bare(target.text)
  const withText = (matches: (text: string, wanted: string) => boolean) => () =>
    elements.filter(
      (element) => element.matches(kinds[target.role]) && wordsOf(element).some((text) => matches(bare(text), wanted)),
    )
  return firstOf([withText(equal), withText(contains)])
}
