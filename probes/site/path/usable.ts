import type { Page } from '../../../src/browser/port.ts'

/** How long a page took on this machine and line, in milliseconds since it was asked for. */
export interface PageTimes {
  /** Until it could be used: the document was there and its scripts had run. */
  readonly usable: number | null
  readonly loaded: number | null
}

/** The browser's own times of the page as it stands. */
export async function pageTimes(page: Page): Promise<PageTimes> {
  const [told] = await page.run(`(() => {
    const [navigation] = performance.getEntriesByType('navigation')
    const whole = (value) => (value > 0 ? Math.round(value) : null)
    return { usable: whole(navigation?.domContentLoadedEventEnd), loaded: whole(navigation?.loadEventEnd) }
  })()`)
  return (told?.value ?? { usable: null, loaded: null }) as PageTimes
}
