import type { Page } from '../../../src/browser/port.ts'

/** How far a keyboard alone comes in a form. */
export interface KeyboardReach {
  readonly controls: number
  readonly reached: number
  /** What Tab never came to, by its label or name. */
  readonly missed: readonly string[]
  /** Where the focus could not leave again. */
  readonly trappedAt: string | null
  readonly presses: number
}

const MOST_PRESSES = 150
const STUCK = 3

/** Presses Tab from the top of the page until every control of the form was reached, the page ends or the focus is caught. Nothing is typed. */
export async function tryKeyboard(page: Page, selector: string): Promise<KeyboardReach | null> {
  const [started] = await page.run(begin(selector))
  const controls = started?.value
  if (typeof controls !== 'number' || controls === 0) return null
  let [presses, still] = [0, 0]
  let last = ''
  let ended = false
  let trappedAt: string | null = null
  while (presses < MOST_PRESSES && !ended && trappedAt === null) {
    await page.press('Tab')
    presses += 1
    const [looked] = await page.run(LOOK)
    const now = looked?.value as { readonly place: string; readonly left: number; readonly outside: boolean } | null
    if (now === null || now === undefined) break
    still = now.place === last && !now.outside ? still + 1 : 0
    last = now.place
    if (still >= STUCK) trappedAt = now.place
    ended = now.left === 0 || (now.outside && presses > 1)
  }
  const [told] = await page.run(MISSED)
  const missed = (told?.value ?? []) as readonly string[]
  return { controls, reached: controls - missed.length, missed, trappedAt, presses }
}

// A group of radio buttons is one stop; what is hidden or disabled is none.
function begin(selector: string): string {
  return `(() => {
    const form = document.querySelector(${JSON.stringify(selector)}) ?? document.body
    const all = [...form.querySelectorAll('input:not([type=hidden]), select, textarea, button, [contenteditable=true], [role=textbox], [role=combobox]')]
    const seen = all.filter((one) => {
      const box = one.getBoundingClientRect()
      return !one.disabled && box.width > 1 && box.height > 1 && box.right > 0 && one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && one.closest('[aria-hidden=true]') === null
    })
    const groups = new Set()
    const stops = seen.filter((one) => one.type !== 'radio' || (!groups.has(one.name) && groups.add(one.name)))
    globalThis.ringbackStops = { stops, reached: new Set(), steps: 0 }
    document.activeElement?.blur?.()
    document.getSelection()?.removeAllRanges()
    scrollTo(0, 0)
    return stops.length
  })()`
}

const LOOK = `(() => {
  const { stops, reached } = globalThis.ringbackStops
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  for (const stop of stops) if (stop === at || (stop.type === 'radio' && at?.type === 'radio' && stop.name === at.name)) reached.add(stop)
  const outside = at === null || at === document.body
  const place = at === null ? '' : at.tagName.toLowerCase() + (at.id ? '#' + at.id : '') + (at.name ? '[name=' + at.name + ']' : '') + [...document.querySelectorAll('*')].indexOf(at)
  return { place, left: stops.length - reached.size, outside }
})()`

const MISSED = `(() => {
  const { stops, reached } = globalThis.ringbackStops
  const name = (one) => (one.labels?.[0]?.innerText || one.getAttribute('aria-label') || one.placeholder || one.innerText || one.value || one.name || one.tagName).trim().slice(0, 80)
  return stops.filter((stop) => !reached.has(stop)).map(name)
})()`
