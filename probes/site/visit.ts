import type { Page } from '../../src/browser/port.ts'
import type { EvidenceRef, EvidenceStore } from '../../src/model/evidence.ts'
import { channelsIn, type OfferedChannel } from '../../src/page/channels.ts'
import { readForms } from '../../src/page/read-page.ts'
import type { FormReading } from '../../src/page/reading.ts'
import { type Statements, statementsIn } from '../../src/page/schema-org.ts'
import type { PageSnapshot } from '../../src/page/snapshot.ts'
import { messageOf } from '../../src/support/errors.ts'
import { languageOf, loadLanguages } from '../../src/text/language.ts'

/** One page as it was opened, and all that was read of it. */
export interface Visited {
  /** As it was asked for, and as it ended. */
  readonly asked: string
  readonly url: string
  readonly status: number | null
  readonly problem: string | null
  readonly snapshot: PageSnapshot | null
  readonly statements: Statements
  readonly channels: readonly OfferedChannel[]
  readonly forms: readonly FormReading[]
  readonly html: EvidenceRef | null
  readonly picture: EvidenceRef | null
  readonly language: string | null
}

/** Opens a page and reads it. Whatever the page does, this ends, with a problem in words. */
export async function visitPage(
  page: Page,
  asked: string,
  country: string | null,
  evidence: EvidenceStore,
  settled: (page: Page) => Promise<void> = async () => {},
): Promise<Visited> {
  const before = page.notes.length
  const { status, url, problem } = await page.goto(asked)
  const noted = page.notes.slice(before).find(({ kind }) => kind === 'download')
  const failed = noted === undefined ? problem : 'a download, not a page'
  // What did not open left the browser where it was before.
  if (failed !== null) return { ...nothing, asked, url: asked, status, problem: failed }
  try {
    await settled(page)
    const snapshot = await page.snapshot()
    await loadLanguages()
    const html = await page.html()
    const statements = statementsIn(html)
    return {
      asked,
      url,
      status,
      problem: status !== null && status >= 400 ? `HTTP ${status}` : null,
      snapshot,
      statements,
      channels: channelsIn(snapshot, statements, country),
      forms: readForms(snapshot),
      html: await evidence.put(Buffer.from(html), 'text/html'),
      picture: await pictureOf(page, evidence),
      language: snapshot.language?.slice(0, 2).toLowerCase() || languageOf(snapshot.text),
    }
  } catch (cause) {
    return { ...nothing, asked, url, status, problem: messageOf(cause) }
  }
}

/** A picture of the page as it stands; null where it does not hold still for one. */
export async function pictureOf(page: Page, evidence: EvidenceStore): Promise<EvidenceRef | null> {
  const bytes = await page.screenshot().catch(() => null)
  return bytes === null ? null : evidence.put(bytes, 'image/png')
}

const nothing = {
  snapshot: null,
  statements: statementsIn(''),
  channels: [],
  forms: [],
  html: null,
  picture: null,
  language: null,
} as const
