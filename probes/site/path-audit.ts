import type { Page } from '../../src/browser/port.ts'
import type { FormReading } from '../../src/page/reading.ts'
import { type AxeResult, runAxe } from './path/axe.ts'
import { type EmptySubmit, submitEmpty } from './path/empty-submit.ts'
import { type KeyboardReach, tryKeyboard } from './path/keyboard.ts'
import { type NarrowView, tryNarrow } from './path/narrow.ts'
import { type PageTimes, pageTimes } from './path/usable.ts'

export type { AxeIssue } from './path/axe.ts'

/** What was tried on one page of the contact path. Null is what could not be tried. */
export interface PathAudit {
  readonly url: string
  readonly times: PageTimes
  readonly axe: AxeResult | null
  readonly keyboard: KeyboardReach | null
  readonly narrow: NarrowView | null
  readonly empty: EmptySubmit | null
}

/** Tries the page as it stands; where it holds the contact form, that form too. */
export async function auditPage(page: Page, form: FormReading | null): Promise<PathAudit> {
  const times = await pageTimes(page)
  const axe = await runAxe(page)
  const narrow = await tryNarrow(page, form?.selector ?? 'body')
  const own = form !== null && form.frame === 0 ? form : null
  const keyboard = own === null ? null : await tryKeyboard(page, own.selector)
  // The last of all: the page is shut afterwards.
  const button = own?.fields.find(({ kind }) => kind === 'submit')?.selector ?? null
  const empty = own === null ? null : await submitEmpty(page, own.selector, button)
  return { url: page.url(), times, axe, keyboard, narrow, empty }
}
