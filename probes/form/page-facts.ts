import type { BlockedRequest, Page } from '../../src/browser/port.ts'
import type { Fact } from '../../src/model/fact.ts'
import type { ProbeContext } from '../../src/probe/probe.ts'
import { messageOf } from '../../src/support/errors.ts'

/** The page as it stands, with its HTML as evidence. */
export async function pageFact(page: Page, status: number | null, { clock, evidence }: ProbeContext): Promise<Fact> {
  const html = await page.html().catch(() => null)
  const kept = html === null ? null : await evidence.put(Buffer.from(html), 'text/html')
  return { kind: 'page', at: clock.now(), url: bareUrl(page.url()), status, evidence: kept }
}

/** A picture of the page; nothing where the page does not hold still for one. */
export async function screenshotFact(
  page: Page,
  moment: 'before' | 'after' | 'barrier',
  { clock, evidence, log }: ProbeContext,
): Promise<readonly Fact[]> {
  try {
    const kept = await evidence.put(await page.screenshot(), 'image/png')
    return [{ kind: 'screenshot', at: clock.now(), moment, evidence: kept }]
  } catch (error) {
    log(`no picture of ${bareUrl(page.url())}: ${messageOf(error)}`)
    return []
  }
}

/** The requests that were kept from leaving, each method and address once. */
export function blockedFacts(blocked: readonly BlockedRequest[]): readonly Fact[] {
  const first = new Map<string, Fact>()
  for (const { method, url, at } of blocked) {
    const bare = bareUrl(url)
    const key = `${method} ${bare}`
    if (!first.has(key)) first.set(key, { kind: 'blocked-request', at, method, url: bare })
  }
  return [...first.values()]
}

/** An address without what may name a person: no query, no fragment, no login. */
export function bareUrl(url: string): string {
  if (!URL.canParse(url)) return ''
  const { protocol, host, pathname } = new URL(url)
  return host === '' ? `${protocol}${protocol === 'about:' ? pathname : ''}` : `${protocol}//${host}${pathname}`
}
