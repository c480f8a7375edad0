import type { Page } from '../../../src/browser/port.ts'

/** How a page takes a narrow screen. */
export interface NarrowView {
  /** How many CSS pixels stand out to the right of 320. */
  readonly overflow: number
  /** Controls of the form that can no longer be seen within the width. */
  readonly lost: number
}

/** The width at which WCAG 2.2 (1.4.10) wants content to reflow. */
const NARROW = { width: 320, height: 640 }

/** Shows the page on a narrow screen, and puts the window back. */
export async function tryNarrow(page: Page, selector: string): Promise<NarrowView | null> {
  await page.resize(NARROW)
  try {
    await page.settle(300)
    const [looked] = await page.run(`(() => {
      const form = document.querySelector(${JSON.stringify(selector)}) ?? document.body
      const wide = document.documentElement.scrollWidth - innerWidth
      const controls = [...form.querySelectorAll('input:not([type=hidden]), select, textarea, button')]
      const lost = controls.filter((one) => {
        const box = one.getBoundingClientRect()
        return box.width > 1 && one.checkVisibility() && box.left >= innerWidth && box.left < innerWidth * 4
      })
      return { overflow: Math.max(0, wide), lost: lost.length }
    })()`)
    return (looked?.value ?? null) as NarrowView | null
  } finally {
    await page.resize(null)
  }
}
