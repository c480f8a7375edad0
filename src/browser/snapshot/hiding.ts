import type { HiddenBy } from '../../model/page-snapshot.ts'
import type { Dom } from './dom.ts'

/** What keeps an element from a person's eyes, and the element around it that does. */
export interface Hiding {
  readonly by: HiddenBy
  readonly culprit: Element
}

export interface HidingTools {
  /** Null where a person sees the element, once scrolled to it. */
  hiding(element: Element): Hiding | null
  opacity(element: Element): number
}

/** Runs inside the page: it must not refer to anything outside itself. */
export function hidingTools(dom: Dom): HidingTools {
  const chainOf = (element: Element) => {
    const chain = [element]
    for (let at = dom.parent(element); at !== null; at = dom.parent(at)) chain.push(at)
    return chain
  }
  const typed = (element: Element) =>
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && !/^(checkbox|radio|file|image|range|color)$/.test(element.type))

  const opacity = (element: Element) =>
    chainOf(element).reduce((product, one) => product * Number(getComputedStyle(one).opacity || 1), 1)

  function byStyle(chain: readonly Element[]): Hiding | null {
    const [element] = chain
    if (element === undefined) return null
    for (const one of chain) {
      if (getComputedStyle(one).display === 'none') {
        return { by: one.hasAttribute('hidden') ? 'hidden-attribute' : 'display', culprit: one }
      }
    }
    const closed = chain.find(
      (one) => one instanceof HTMLDetailsElement && !one.open && !one.contains(summaryOver(element)),
    )
    if (closed !== undefined) return { by: 'display', culprit: closed }
    if (!element.checkVisibility()) return { by: 'display', culprit: element }
    if (getComputedStyle(element).visibility !== 'visible') {
      const beyond = chain.findIndex((one) => getComputedStyle(one).visibility === 'visible')
      return { by: 'visibility', culprit: chain[(beyond < 0 ? chain.length : beyond) - 1] ?? element }
    }
    if (opacity(element) < 0.1) {
      const faint = chain.find((one) => Number(getComputedStyle(one).opacity) < 0.5) ?? element
      return { by: 'opacity', culprit: faint }
    }
    return null
  }
  const summaryOver = (element: Element) => element.closest('summary')

  function bySize(element: Element): HiddenBy | null {
    const { width, height } = element.getBoundingClientRect()
    if (width < 4 || height < 4) return 'zero-size'
    if (!typed(element)) return null
    const { paddingLeft, paddingRight, paddingTop, paddingBottom } = getComputedStyle(element)
    const inner = element.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
    const tall = element.clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom)
    return inner < 4 || tall < 4 ? 'zero-size' : null
  }

  function clips(one: Element): boolean {
    const { clip, clipPath, position } = getComputedStyle(one)
    if (/absolute|fixed/.test(position) && clip !== 'auto') {
      const [top = 0, right = 0, bottom = 0, left = 0] = [...clip.matchAll(/-?[\d.]+/g)].map(Number)
      if (/rect/.test(clip) && !/auto/.test(clip) && (right - left < 4 || bottom - top < 4)) return true
    }
    const box = one.getBoundingClientRect()
    const shape = /^(inset|circle|ellipse|polygon)\((.*)\)/.exec(clipPath)
    if (shape === null) return false
    const amount = (text: string | undefined, whole: number) =>
      text === undefined
        ? 0
        : (Number.parseFloat(text) / (text.endsWith('%') ? 100 : 1)) * (text.endsWith('%') ? whole : 1)
    const parts =
      (shape[2] ?? '')
        .split(/\s*round\s*/)[0]
        ?.trim()
        .split(/[\s,]+/) ?? []
    if (shape[1] === 'inset') {
      const [top, right = top, bottom = top, left = right] = parts
      const wide = box.width - amount(left, box.width) - amount(right, box.width)
      return wide < 4 || box.height - amount(top, box.height) - amount(bottom, box.height) < 4
    }
    if (shape[1] === 'polygon') return new Set(parts.map((part) => Number.parseFloat(part))).size <= 1
    return Number.parseFloat(parts[0] ?? '1') === 0
  }

  /** Beyond every edge that a person can scroll to. */
  function offScreen(chain: readonly Element[]): boolean {
    const [element] = chain
    if (element === undefined) return false
    const { left, right, top, bottom } = element.getBoundingClientRect()
    const root = document.documentElement
    const body = document.body
    const fixed = chain.some((one) => getComputedStyle(one).position === 'fixed')
    if (fixed) return right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight
    const mirrored = getComputedStyle(root).direction === 'rtl' || (body && getComputedStyle(body).direction === 'rtl')
    const stuck = [root, body].some((one) => one && /hidden|clip/.test(getComputedStyle(one).overflowX))
    if (bottom + scrollY <= 0) return true
    if (right + scrollX <= 0 && (!mirrored || stuck || right + scrollX < -innerWidth)) return true
    if (left + scrollX >= root.clientWidth && (stuck || left + scrollX > 2 * root.clientWidth)) return true
    const lifted = chain.some((one) => getComputedStyle(one).position === 'absolute')
    return lifted && body !== null && top > body.getBoundingClientRect().bottom + 1_000
  }

  function byFrame(chain: readonly Element[]): Element | null {
    const [element] = chain
    if (element === undefined) return null
    const rect = element.getBoundingClientRect()
    let [left, top, right, bottom] = [rect.left, rect.top, rect.right, rect.bottom]
    let position = getComputedStyle(element).position
    for (const one of chain.slice(1)) {
      if (one === document.body || one === document.documentElement) break
      const style = getComputedStyle(one)
      const contains = style.transform !== 'none' || style.filter !== 'none' || style.contain.includes('paint')
      if (position === 'fixed' && !contains) continue
      if (position === 'absolute' && style.position === 'static' && !contains) continue
      position = style.position
      const box = one.getBoundingClientRect()
      if (/hidden|clip/.test(style.overflowX)) [left, right] = [Math.max(left, box.left), Math.min(right, box.right)]
      if (/hidden|clip/.test(style.overflowY)) [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)]
      const seen = Math.max(0, right - left) * Math.max(0, bottom - top)
      if (seen < 0.15 * rect.width * rect.height) return one
    }
    return null
  }

  return {
    opacity,
    hiding(element) {
      if (element instanceof HTMLInputElement && element.type === 'hidden') return { by: 'type', culprit: element }
      const chain = chainOf(element)
      const style = byStyle(chain)
      if (style !== null) return style
      const clipped = chain.find(clips) ?? byFrame(chain)
      if (clipped) return { by: 'clipped', culprit: clipped }
      const size = bySize(element)
      if (size !== null) return { by: size, culprit: element }
      return offScreen(chain) ? { by: 'off-screen', culprit: element } : null
    },
  }
}
