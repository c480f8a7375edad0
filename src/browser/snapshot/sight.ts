import type { VisibilitySnapshot } from '../../model/page-snapshot.ts'
import type { Dom } from './dom.ts'
import type { Hiding, HidingTools } from './hiding.ts'

export interface Sight {
  /** Whether a person can see and reach a field, and what stands for it where not. */
  look(element: Element): VisibilitySnapshot
  seen(element: Element): boolean
}

/** Runs inside the page: it must not refer to anything outside itself. */
export function sightTools(dom: Dom, { hiding, opacity }: HidingTools): Sight {
  const MOST_COVERED = 200
  let coveredLooks = 0
  const seen = (element: Element) => hiding(element) === null
  const textLike = (element: Element) =>
    element.matches('select, textarea, [contenteditable=""], [contenteditable=true]') ||
    (element instanceof HTMLInputElement && !/^(hidden|submit|button|reset|image)$/.test(element.type))

  function opaque(element: Element): boolean {
    if (/^(img|canvas|video|iframe|picture)$/i.test(element.tagName)) return true
    const { backgroundColor, backgroundImage } = getComputedStyle(element)
    if (backgroundImage !== 'none') return true
    const alpha = /rgba\(.*,\s*([\d.]+)\)|\/\s*([\d.]+%?)\s*\)/.exec(backgroundColor)
    if (alpha === null) return backgroundColor !== 'transparent'
    return Number.parseFloat(alpha[1] ?? alpha[2] ?? '1') > 0.5
  }

  function labelsOf(element: Element): readonly Element[] {
    return 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : []
  }

  /** The share of its points at which something that can't be seen through lies on top. */
  function covered(element: Element): number | null {
    coveredLooks += 1
    if (coveredLooks > MOST_COVERED) return null
    const scrolled: [Element, number, number][] = []
    for (let at = dom.parent(element); at !== null; at = dom.parent(at))
      scrolled.push([at, at.scrollLeft, at.scrollTop])
    element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' })
    const { left, top, width, height } = element.getBoundingClientRect()
    const root = element.getRootNode() as Document | ShadowRoot
    const own = labelsOf(element)
    let [looked, hit] = [0, 0]
    for (const [dx, dy] of [
      [0.5, 0.5],
      [0.2, 0.3],
      [0.8, 0.3],
      [0.2, 0.7],
      [0.8, 0.7],
    ] as const) {
      const stack = root.elementsFromPoint(left + dx * width, top + dy * height)
      const place = stack.findIndex((one) => one === element || element.contains(one))
      if (place < 0) continue
      looked += 1
      const above = stack.slice(0, place).filter((one) => !own.some((label) => label.contains(one)))
      if (above.some(opaque)) hit += 1
    }
    for (const [one, x, y] of scrolled) {
      if (one.scrollLeft !== x) one.scrollLeft = x
      if (one.scrollTop !== y) one.scrollTop = y
    }
    return looked === 0 ? null : hit / looked
  }

  /** Neither its frame nor what is typed into it stands out from what is behind. */
  function colourless(element: Element): boolean {
    if (
      !element.matches('input, textarea') ||
      element.matches('[type=checkbox], [type=radio], [type=file], [type=range]')
    )
      return false
    const style = getComputedStyle(element)
    let behind = 'rgb(255, 255, 255)'
    for (let at: Element | null = element; at !== null; at = dom.parent(at)) {
      const { backgroundColor, backgroundImage } = getComputedStyle(at)
      if (backgroundImage !== 'none') return false
      if (!/rgba\(.*, 0\)|transparent/.test(backgroundColor)) {
        behind = backgroundColor
        break
      }
    }
    const sides = ['Top', 'Right', 'Bottom', 'Left'] as const
    const framed = sides.some((side) => {
      const [wide, kind, colour] = [
        style[`border${side}Width`],
        style[`border${side}Style`],
        style[`border${side}Color`],
      ]
      return Number.parseFloat(wide) > 0 && kind !== 'none' && colour !== behind && !/rgba\(.*, 0\)/.test(colour)
    })
    const written = style.color !== behind && !/rgba\(.*, 0\)/.test(style.color)
    return !framed && !written && style.boxShadow === 'none'
  }

  function standIn(element: Element): string | null {
    const shown = (one: Element) => seen(one) && one.getBoundingClientRect().width > 8
    if (element.matches('[type=checkbox], [type=radio], [type=file]')) {
      const label = labelsOf(element).find(shown)
      if (label !== undefined) return dom.selector(label)
    }
    const siblings = [
      element.nextElementSibling,
      element.nextElementSibling?.nextElementSibling,
      element.previousElementSibling,
    ]
    const around = [...siblings, dom.parent(element), dom.parent(dom.parent(element) ?? element)].filter(
      (one) => one != null,
    )
    const drawn = element.matches('select, input[aria-hidden=true]')
      ? '[role=combobox], [role=listbox], [role=button], [aria-haspopup=listbox], [class*=select], [class*=chosen], [class*=choices], [class*=dropdown]'
      : element.matches('textarea')
        ? '[contenteditable=""], [contenteditable=true], iframe'
        : element.matches('[type=checkbox], [type=radio]')
          ? '[role=checkbox], [role=radio], [role=switch]'
          : null
    if (drawn === null) return null
    for (const one of around) {
      if (one === document.body || one.tagName === 'FORM') break
      const found = [one, ...one.querySelectorAll(drawn)].find(
        (each) => each.matches(drawn) && !each.contains(element) && shown(each),
      )
      if (found !== undefined) return dom.selector(found)
    }
    return null
  }

  function revealedBy({ culprit }: Hiding): string | null {
    if (culprit instanceof HTMLDetailsElement) {
      const summary = culprit.querySelector('summary')
      return summary !== null && seen(summary) ? dom.selector(summary) : null
    }
    for (let at: Element | null = culprit; at !== null && at !== document.body; at = dom.parent(at)) {
      const id = CSS.escape(dom.idOf(at))
      if (id === '') continue
      const switches = ['aria-controls~', 'popovertarget', 'commandfor', 'data-target', 'data-bs-target', 'href', 'for']
      const names = switches.map((name) =>
        /target$|href/.test(name) && name !== 'popovertarget' ? `[${name}="#${id}"]` : `[${name}="${id}"]`,
      )
      const found = [...document.querySelectorAll(names.join(', '))].find(
        (one) => one !== culprit && !one.contains(culprit) && !one.matches('label') && seen(one),
      )
      if (found !== undefined) return dom.selector(found)
    }
    return null
  }

  return {
    seen,
    look(element) {
      const { left, top, width, height } = element.getBoundingClientRect()
      const hidden = hiding(element)
      const over = hidden === null && textLike(element) ? covered(element) : null
      const by = hidden?.by ?? (over !== null && over >= 0.8 ? 'covered' : colourless(element) ? 'colour' : null)
      let ariaHidden = false
      for (let at: Element | null = element; at !== null; at = dom.parent(at)) {
        if (at.getAttribute('aria-hidden') === 'true') ariaHidden = true
      }
      const round = (value: number) => Math.round(value * 10) / 10
      return {
        visible: by === null,
        hiddenBy: by,
        box: { x: round(left + scrollX), y: round(top + scrollY), width: round(width), height: round(height) },
        opacity: round(opacity(element)),
        covered: over,
        ariaHidden,
        standIn: by === null || by === 'type' ? null : standIn(element),
        revealedBy: hidden === null || by === 'type' ? null : revealedBy(hidden),
        hiddenTogether:
          hidden === null
            ? null
            : Math.max(1, [hidden.culprit, ...hidden.culprit.querySelectorAll('*')].filter(textLike).length),
      }
    },
  }
}
