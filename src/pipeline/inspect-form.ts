import { open } from 'node:fs/promises'
import type { Browser } from '../browser/port.ts'
import { MOST_BYTES, snapshotOfHtml } from '../page/from-html.ts'
import { needsBrowser } from '../page/needs-browser.ts'
import { readForms } from '../page/read-page.ts'
import type { Barrier, FieldReading, FormReading } from '../page/reading.ts'
import type { PageSnapshot } from '../page/snapshot.ts'
import { systemClock } from '../support/clock.ts'
import { messageOf } from '../support/errors.ts'
import { inspectList } from './inspect-list.ts'

/** What `inspect form` says of one page. */
export interface InspectedForms {
  readonly input: string
  readonly forms: readonly InspectedForm[]
  /** Whether a browser may show more than was read. */
  readonly needsBrowser: boolean
  /** What was cut, or why nothing could be read. */
  readonly problems: readonly string[]
}

export interface InspectedForm extends Pick<FormReading, 'index' | 'kind' | 'confidence' | 'selector'> {
  readonly fields: readonly Omit<FieldReading, 'at'>[]
  readonly barriers: readonly Barrier[]
}

/** Shows a page of the web as a browser renders it. */
export interface PageOpener {
  open(url: string): Promise<PageSnapshot>
  close(): Promise<void>
}

/**
 * Reads the forms of saved pages and of URLs, one after another. Saved pages need no browser; it starts with the first
 * URL. What can't be read is a problem of its line and ends nothing.
 */
export async function* inspectForms(
  inputs: readonly string[],
  options: { readonly list: string | null; readonly opener?: PageOpener },
): AsyncGenerator<InspectedForms> {
  const listed = options.list === null ? [] : await inspectList(options.list)
  const entries = [...inputs.map((input) => ({ input, url: null })), ...listed]
  const opener = options.opener ?? browserOpener()
  try {
    for (const { input, url } of entries)
      yield await inspectOne(String(input), typeof url === 'string' ? url : null, opener)
  } finally {
    await opener.close()
  }
}

async function inspectOne(input: string, url: string | null, opener: PageOpener): Promise<InspectedForms> {
  try {
    const page = /^https?:\/\//i.test(input) ? await opener.open(input) : await savedPage(input, url)
    if (typeof page === 'string') return { input, forms: [], needsBrowser: false, problems: [page] }
    const forms = readForms(page)
    return { input, forms: forms.map(shown), needsBrowser: needsBrowser(page, forms), problems: page.problems }
  } catch (error) {
    return { input, forms: [], needsBrowser: false, problems: [messageOf(error)] }
  }
}

function shown({ index, kind, confidence, selector, fields, barriers }: FormReading): InspectedForm {
  return {
    index,
    kind,
    confidence,
    selector,
    fields: fields.map(({ name, kind, label, required, selector }) => ({ name, kind, label, required, selector })),
    barriers,
  }
}

// No more than is read of it comes into memory, however large the file is.
async function savedPage(path: string, url: string | null): Promise<PageSnapshot | string> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const bytes = Buffer.alloc(Math.min(size, MOST_BYTES + 1))
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0)
    const read = bytes.subarray(0, bytesRead)
    if (isNoText(read)) return 'Expected a web page, got a file of another kind'
    return snapshotOfHtml(read, url)
  } finally {
    await file.close()
  }
}

// A picture, a document or an archive begins with bytes that no page has; UTF-16 alone has zeros, after its mark.
function isNoText(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 1_024)
  if (head.subarray(0, 5).toString('latin1') === '%PDF-') return true
  const marked = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  return !marked && head.includes(0)
}

function browserOpener(): PageOpener {
  let browser: Promise<Browser> | null = null
  return {
    async open(url) {
      browser ??= import('../browser/launch.ts').then(({ launchBrowser }) => launchBrowser({ driver: 'playwright' }))
      const page = await (await browser).open({ now: () => systemClock.now() })
      try {
        const { problem, status } = await page.goto(url)
        await page.settle(2_000)
        const snapshot = await page.snapshot()
        const refused = status !== null && status >= 400 ? `answered with status ${status}` : null
        const problems = [problem, refused].filter((one) => one !== null)
        return { ...snapshot, problems: [...problems, ...snapshot.problems] }
      } finally {
        await page.close()
      }
    },
    async close() {
      await (await browser)?.close()
    },
  }
}
