import type { LabelSnapshot } from '../../model/page-snapshot.ts'
import type { Dom } from './dom.ts'
import type { Sight } from './sight.ts'

export interface Labels {
  of(element: Element): LabelSnapshot
  /** The text just before an element, on one line. */
  leading(element: Element, most: number): string
}

/** Runs inside the page: it must not refer to anything outside itself. */
export function labelTools(dom: Dom, { seen }: Sight): Labels {
  type Piece =
    | { readonly kind: 'text'; readonly text: string; readonly holder: Element }
    | { readonly kind: 'control'; readonly element: Element }
    | { readonly kind: 'break' }
    | { readonly kind: 'edge' }
  const NEAR = 200
  const silent = /^(script|style|template|noscript|head|title|option|optgroup|datalist|svg|iframe|object|math)$/i
  const pieces: Piece[] = []
  const places = new Map<Element, number>()
  const starts = new Map<Element, number>()
  const isBlock = new Map<Element, boolean>()

  const breaks = (element: Element) => {
    const known = isBlock.get(element)
    if (known !== undefined) return known
    const block = element.tagName === 'BR' || !/^(inline|contents|none)/.test(getComputedStyle(element).display)
    isBlock.set(element, block)
    return block
  }
  type Work = { readonly node: Node } | { readonly end: Piece['kind'] | null }
  const work: Work[] = document.body === null ? [] : [{ node: document.body }]
  for (let next = work.pop(); next !== undefined && pieces.length < 200_000; next = work.pop()) {
    if ('end' in next) {
      if (next.end === 'edge' || next.end === 'break') pieces.push({ kind: next.end })
      continue
    }
    const { node } = next
    if (node instanceof Text) {
      const holder = node.parentElement ?? (node.getRootNode() as ShadowRoot).host
      if (holder && /\S/.test(node.data)) pieces.push({ kind: 'text', text: node.data, holder })
      else if (holder) pieces.push({ kind: 'text', text: ' ', holder })
      continue
    }
    if (!(node instanceof Element) || silent.test(node.tagName)) continue
    starts.set(node, pieces.length)
    if (dom.isControl(node)) {
      if (node instanceof HTMLInputElement && node.type === 'hidden') continue
      places.set(node, pieces.length)
      pieces.push({ kind: 'control', element: node })
      continue
    }
    const alternative = node instanceof HTMLImageElement ? node.alt : ''
    if (alternative !== '') pieces.push({ kind: 'text', text: alternative, holder: node })
    const edge = node.tagName === 'FORM' ? 'edge' : breaks(node) ? 'break' : null
    if (edge !== null) pieces.push({ kind: edge })
    work.push({ end: edge })
    for (let at = node.childNodes.length - 1; at >= 0; at -= 1) work.push({ node: node.childNodes[at] as Node })
    const shadow = node.shadowRoot?.childNodes
    if (shadow !== undefined) for (let at = shadow.length - 1; at >= 0; at -= 1) work.push({ node: shadow[at] as Node })
  }

  const shown = new Map<Element, boolean>()
  const isShown = (element: Element) => {
    const known = shown.get(element) ?? seen(element)
    shown.set(element, known)
    return known
  }
  function linesOf(range: readonly Piece[], hidden: boolean): string[] {
    let text = ''
    for (const piece of range) {
      if (piece.kind === 'break') text += '\n'
      else if (piece.kind === 'text' && (hidden || isShown(piece.holder))) text += piece.text.replace(/\s+/g, ' ')
    }
    return text
      .split('\n')
      .map((line) => dom.tidy(line))
      .filter((line) => line !== '')
  }
  const stops = (piece: Piece) => piece.kind === 'control' || piece.kind === 'edge'
  function near(element: Element, hidden: boolean): readonly [string | null, string | null] {
    const place = places.get(element)
    if (place === undefined) return [null, null]
    let from = place
    while (from > 0 && place - from < NEAR && !stops(pieces[from - 1] as Piece)) from -= 1
    let to = place + 1
    while (to < pieces.length && to - place < NEAR && !stops(pieces[to] as Piece)) to += 1
    const before = linesOf(pieces.slice(from, place), hidden).slice(-4).join('\n').slice(-dom.bounds.label)
    const after = linesOf(pieces.slice(place + 1, to), hidden)
      .slice(0, 3)
      .join('\n')
      .slice(0, dom.bounds.label)
    return [before || null, after || null]
  }

  function cell(element: Element): string | null {
    const own = element.closest('td, th, dd')
    if (own === null) return null
    const row = own.parentElement
    const left = own.previousElementSibling
    if (left !== null && left.querySelector('input, select, textarea') === null) {
      const words = dom.words(left)
      if (words !== null) return words
    }
    if (own.tagName === 'DD' || !(row instanceof HTMLTableRowElement)) return null
    const rows = [...(row.closest('table')?.rows ?? [])]
    const head = rows
      .slice(0, rows.indexOf(row))
      .findLast((one) => one.querySelector('input, select, textarea') === null)
    return dom.words(head?.cells[[...row.children].indexOf(own)])
  }

  /** The text on the same line to the left, or just above: where columns of a grid part labels from fields. */
  function drawnNear(element: Element): string | null {
    const { left, top, bottom, width } = element.getBoundingClientRect()
    if (width === 0) return null
    const scope = element.closest('form') ?? document.body
    let best: { readonly distance: number; readonly text: string } | null = null
    let looked = 0
    for (const piece of pieces) {
      if (piece.kind !== 'text' || piece.text === ' ' || !scope.contains(piece.holder) || looked > 2_000) continue
      looked += 1
      if (piece.holder.contains(element) || piece.holder.textContent.length > 100) continue
      // A label that names another field names no second one.
      const label = piece.holder.closest('label')
      if (label !== null && (label.control !== null || label.contains(element))) continue
      const box = piece.holder.getBoundingClientRect()
      const sameLine = box.right <= left + 4 && box.bottom > top && box.top < bottom
      const above = box.bottom <= top + 4 && top - box.bottom < 30 && box.left < left + width && box.right > left
      const distance = sameLine ? left - box.right : above ? top - box.bottom + 5 : Infinity
      if (distance < 250 && (best === null || distance < best.distance) && isShown(piece.holder))
        best = { distance, text: piece.text }
    }
    return dom.said(best?.text)
  }

  function buttonText(element: Element): string | null {
    if (element instanceof HTMLInputElement) {
      if (/^(submit|reset|button)$/.test(element.type)) return dom.said(element.value)
      return element.type === 'image' ? dom.said(element.alt || element.title) : null
    }
    const pressed = element.tagName === 'BUTTON' || element.getAttribute('role') === 'button'
    return pressed && element instanceof HTMLElement ? dom.said(element.innerText || element.textContent) : null
  }

  return {
    leading(element, most) {
      const place = starts.get(element) ?? 0
      const lines = linesOf(pieces.slice(Math.max(0, place - NEAR), place), false)
      return dom.tidy(lines.join(' ').slice(-most), most)
    },
    of(element) {
      const root = element.getRootNode() as Document | ShadowRoot
      const named = (attribute: string) => {
        const ids = element.getAttribute(attribute)?.split(/\s+/) ?? []
        return dom.said(ids.map((id) => dom.words(root.getElementById(id)) ?? '').join(' '))
      }
      const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : []
      const hidden = !isShown(element)
      const [before, after] = near(element, hidden)
      const legend = element.closest('fieldset')?.querySelector(':scope > legend')
      const wrapping = element.closest('label')
      return {
        for: dom.words(labels.find((label) => label !== wrapping)),
        wrapping: dom.words(wrapping),
        ariaLabel: dom.said(element.getAttribute('aria-label')),
        ariaLabelledBy: named('aria-labelledby'),
        ariaDescribedBy: named('aria-describedby'),
        title: dom.said(element.getAttribute('title')),
        legend: dom.words(legend),
        cell: cell(element) ?? (labels.length === 0 && before === null && !hidden ? drawnNear(element) : null),
        before,
        after,
        text: buttonText(element),
      }
    },
  }
}
