// These run inside the page: none may refer to anything outside itself.

/** The value as the page holds it. */
export function readValue(element: Element): string | boolean | null {
  if (element instanceof HTMLInputElement) {
    if (element.type === 'checkbox' || element.type === 'radio') return element.checked
    if (element.type === 'file') return [...(element.files ?? [])].map(({ name }) => name).join(', ')
    return element.value
  }
  if (element instanceof HTMLSelectElement) return [...element.selectedOptions].map(({ value }) => value).join(', ')
  if (element instanceof HTMLTextAreaElement) return element.value
  if (element instanceof HTMLElement && element.isContentEditable) return element.innerText.replace(/\n$/, '')
  return null
}

/** Whether a person would see it. */
export function isVisible(element: Element): boolean {
  const { width, height, right, bottom } = element.getBoundingClientRect()
  // Nobody can scroll to what lies beyond the page's left or upper edge, or sees what its frame cuts away.
  if (right + scrollX <= 0 || bottom + scrollY <= 0) return false
  for (let frame = element.parentElement; frame !== null && frame !== document.body; frame = frame.parentElement) {
    const cut = frame.clientWidth <= 1 || frame.clientHeight <= 1
    if (cut && /hidden|clip/.test(getComputedStyle(frame).overflow)) return false
  }
  return width > 1 && height > 1 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
}

/** Chooses an option by value or label; false where there is none such. */
export function chooseOption(element: Element, wanted: string): boolean {
  if (!(element instanceof HTMLSelectElement)) return false
  const tidy = (text: string) => text.replace(/\s+/g, ' ').trim()
  const options = [...element.options].filter(({ disabled }) => !disabled)
  const option =
    options.find(({ value }) => value === wanted) ??
    options.find(({ label }) => tidy(label) === tidy(wanted)) ??
    options.find(({ label }) => tidy(label).toLowerCase() === tidy(wanted).toLowerCase())
  if (option === undefined) return false
  if (!element.multiple) element.value = option.value
  option.selected = true
  element.dispatchEvent(new Event('input', { bubbles: true }))
  element.dispatchEvent(new Event('change', { bubbles: true }))
  return true
}

/** Types text over whatever an element holds, with the events that typing makes. */
export function typeOver(element: Element, text: string): boolean {
  if (!(element instanceof HTMLElement)) return false
  element.focus()
  const typed = element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement
  if (typed && (element.disabled || element.readOnly)) return false
  if (element instanceof HTMLInputElement && /^(date|time|month|week|color|range|datetime-local)$/.test(element.type)) {
    element.value = text
    element.dispatchEvent(new Event('input', { bubbles: true }))
    element.dispatchEvent(new Event('change', { bubbles: true }))
    return true
  }
  if (typed) element.select()
  else if (element.isContentEditable) element.ownerDocument.getSelection()?.selectAllChildren(element)
  else return false
  const document = element.ownerDocument
  // Deprecated everywhere and supported by all: the one way in from script that makes true input events.
  return text === '' ? document.execCommand('delete') || true : document.execCommand('insertText', false, text)
}

/** What a click should go to where the element itself is hidden behind its label. */
export function labelOf(element: Element): Element | null {
  return element instanceof HTMLInputElement ? (element.labels?.[0] ?? null) : null
}

/** What changes while a page is still at work. */
export function signature(): string {
  return `${document.readyState} ${location.href} ${document.body?.innerText.length ?? 0} ${document.querySelectorAll('*').length}`
}

/** The text that a reader sees, that in open shadow roots too. */
export function visibleText(): string {
  const within = (root: ParentNode): string[] =>
    [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => {
      if (shadowRoot === null) return []
      const drawn = [...shadowRoot.children].filter(
        (child) => child instanceof HTMLElement && child.tagName !== 'STYLE',
      )
      return [...drawn.map((child) => (child as HTMLElement).innerText), ...within(shadowRoot)]
    })
  return [document.body?.innerText ?? '', ...within(document)].join('\n')
}

/**
 * Takes away the ways of sending that nobody can hold back. A page finds them missing, as in an old browser; only a
 * worker keeps its own WebSocket.
 */
export function removeUnguardedWays(): void {
  for (const name of ['WebSocket', 'WebTransport', 'RTCPeerConnection', 'webkitRTCPeerConnection', 'SharedWorker']) {
    Reflect.deleteProperty(globalThis, name)
  }
}
