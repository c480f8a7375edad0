import type { Clock } from '../../src/support/clock.ts'
import { fetchText } from './fetch-text.ts'
import type { Pace } from './pace.ts'

const MOST_FILES = 3
const MOST_ADDRESSES = 20_000

/** The addresses that a site lists of itself: a few files of its sitemap, indexes followed. */
export async function readSitemaps(files: readonly string[], pace: Pace, clock: Clock): Promise<readonly string[]> {
  const waiting = [...files]
  const addresses: string[] = []
  for (let read = 0; read < MOST_FILES && waiting.length > 0; read += 1) {
    const { text } = await fetchText(waiting.shift() as string, pace, clock)
    const listed = [...text.matchAll(/<loc>\s*(?:<!\[CDATA\[)?\s*([^<\]\s]+)/g)].map(([, address = '']) =>
      plain(address),
    )
    if (/<sitemapindex/i.test(text)) waiting.push(...listed)
    else addresses.push(...listed.slice(0, MOST_ADDRESSES - addresses.length))
  }
  return addresses
}

function plain(address: string): string {
  return address.replaceAll('&amp;', '&')
}
