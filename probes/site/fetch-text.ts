import { sendOnce } from '../../src/browser/one-shot.ts'
import type { Clock } from '../../src/support/clock.ts'
import type { Pace } from './pace.ts'

/** A small text of a site: its robots.txt, its sitemap. */
export interface Fetched {
  readonly status: number | null
  readonly text: string
}

const MOST_REDIRECTS = 5
const PATIENCE = 10_000

/** Asks for a text with GET, following a few redirects; no status where no answer came. */
export async function fetchText(address: string, pace: Pace, clock: Clock): Promise<Fetched> {
  let url = URL.parse(address)
  for (let redirects = 0; url !== null && redirects <= MOST_REDIRECTS; redirects += 1) {
    if (!/^https?:$/.test(url.protocol)) break
    await pace.turn(url)
    const headers = [
      ['User-Agent', 'ringback'],
      ['Accept', 'text/plain, application/xml, text/xml, */*;q=0.1'],
    ] as const
    const request = { method: 'GET', url: url.href, headers, body: new Uint8Array() }
    const sent = await sendOnce(request, { timeoutMs: PATIENCE, now: clock.now })
    if (sent.kind === 'unanswered') return { status: null, text: '' }
    const { status, body } = sent.response
    const location = sent.response.headers.find(([name]) => name.toLowerCase() === 'location')?.[1]
    if (status < 300 || status >= 400 || location === undefined) {
      return { status, text: status === 200 ? new TextDecoder().decode(body) : '' }
    }
    url = URL.parse(location, url)
  }
  return { status: null, text: '' }
}
