import type { Page } from '../../src/browser/port.ts'
import type { Sign } from '../../src/model/recipe.ts'

/** What a page shows, as signs are held against it. */
export interface Shown {
  readonly text: string
  readonly url: string
  readonly status: number | null
  readonly page: Page
}

/** Looks at a page. The status is that of its last answer, where one is known. */
export async function look(page: Page, status: number | null): Promise<Shown> {
  return { text: await page.text(), url: page.url(), status, page }
}

/** Whether all that a sign asks for is there. Case and blanks don't count: style sheets change both. */
export async function holds({ text, url, status, element }: Sign, shown: Shown): Promise<boolean> {
  if (text !== undefined && !folded(shown.text).includes(folded(text))) return false
  if (url !== undefined && !shown.url.includes(url)) return false
  if (status !== undefined && (shown.status === null || !status.includes(shown.status))) return false
  if (element === undefined) return text !== undefined || url !== undefined || status !== undefined
  return (await (await shown.page.locate(element))?.visible()) ?? false
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase()
}
