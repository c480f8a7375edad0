import { aimsOf } from './aims.ts'
import type { LinkSnapshot, PageSnapshot } from './snapshot.ts'
import type { LinkAim } from './words-links/words.ts'

/** A link worth following, and how much it promises. */
export interface RankedLink {
  /** Without its fragment. */
  readonly href: string
  readonly text: string
  readonly aims: readonly LinkAim[]
  readonly rank: number
}

/** How much each aim promises to someone who wants to reach a person. */
const WORTH: Readonly<Record<LinkAim, number>> = {
  contact: 10,
  complaint: 9,
  support: 8,
  chat: 7,
  service: 6,
  charter: 5,
  faq: 4,
  imprint: 4,
  about: 3,
  accessibility: 2,
  stores: 2,
  away: -6,
}

const LONGEST_LINK = 80
const NO_PAGE =
  /\.(pdf|zip|exe|dmg|docx?|xlsx?|pptx?|jpe?g|png|gif|svg|webp|avif|mp[34]|mov|avi|ics|css|js|xml|json|rss|apk)$/i

/** The links of a page that lead on within its site, the most promising first; each address once. */
export function rankLinks(page: Pick<PageSnapshot, 'links'>, isOwn: (url: URL) => boolean): readonly RankedLink[] {
  const best = new Map<string, RankedLink>()
  for (const link of page.links) {
    const url = URL.parse(link.href)
    if (url === null || !/^https?:$/.test(url.protocol) || !isOwn(url) || NO_PAGE.test(url.pathname)) continue
    url.hash = ''
    const ranked = rankLink(link, url)
    const known = best.get(ranked.href)
    if (known === undefined || known.rank < ranked.rank) best.set(ranked.href, ranked)
  }
  return [...best.values()].toSorted((a, b) => b.rank - a.rank)
}

function rankLink(link: LinkSnapshot, url: URL): RankedLink {
  const said = [link.text, link.ariaLabel, link.title].filter((text) => text !== null && text !== '').join(' · ')
  const text = said.slice(0, LONGEST_LINK)
  const byWords = aimsOf(text)
  const byPath = aimsOf(decoded(url).replace(/[-_/.+?=&]/g, ' '))
  const aims = [...new Set([...byWords, ...byPath].map(({ aim }) => aim))]
  // A link that is one phrase says what it is; the same word within a headline says little.
  const weight = said.length <= 40 ? 1 : 0.6
  const worth = Math.max(
    0,
    ...byWords.map(({ aim }) => WORTH[aim] * weight),
    ...byPath.map(({ aim }) => WORTH[aim] * 0.7),
  )
  const away = aims.includes('away') ? WORTH.away : 0
  const hidden = link.visible === false ? -1 : 0
  const long = url.search.length > 40 || url.pathname.split('/').length > 7 ? -1 : 0
  return {
    href: url.href,
    text: link.text || link.ariaLabel || link.title || '',
    aims,
    rank: worth + away + hidden + long,
  }
}

function decoded(url: URL): string {
  try {
    return decodeURIComponent(url.pathname + url.search)
  } catch {
    // Escapes that are no text say nothing.
    return url.pathname
  }
}
