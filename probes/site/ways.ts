import type { WayStep } from '../../src/model/site-audit.ts'
import type { RankedLink } from '../../src/page/links.ts'
import { keyOf } from './frontier.ts'
import type { Visited } from './visit.ts'

/** How pages are reached from the home page. */
export interface Ways {
  /** Clicks by the shortest way; null where no link that we saw leads there. */
  steps(url: string): number | null
  way(url: string): readonly WayStep[]
}

interface Edge {
  readonly from: Visited | null
  readonly link: string
  readonly steps: number
}

/** The shortest ways over the links of the pages that were opened. */
export function shortestWays(pages: readonly Visited[], linksOf: (page: Visited) => readonly RankedLink[]): Ways {
  const [home] = pages
  const byKey = new Map(pages.flatMap((page) => [[keyOf(page.asked), page] as const, [keyOf(page.url), page] as const]))
  const reached = new Map<Visited, Edge>()
  if (home !== undefined) reached.set(home, { from: null, link: '', steps: 0 })
  // A map hands out what is added while it is walked: breadth first.
  for (const [page, { steps }] of reached) {
    for (const { href, text } of linksOf(page)) {
      const next = byKey.get(keyOf(href))
      if (next !== undefined && !reached.has(next)) reached.set(next, { from: page, link: text, steps: steps + 1 })
    }
  }
  function wayTo(page: Visited | undefined): readonly WayStep[] {
    const edge = page === undefined ? undefined : reached.get(page)
    if (page === undefined || edge === undefined) return []
    const step = { url: page.url, link: edge.link, picture: page.picture?.sha256 ?? null }
    return edge.from === null ? [step] : [...wayTo(edge.from), step]
  }
  return {
    steps(url) {
      const page = byKey.get(keyOf(url))
      return page === undefined ? null : (reached.get(page)?.steps ?? null)
    },
    way: (url) => wayTo(byKey.get(keyOf(url))),
  }
}
