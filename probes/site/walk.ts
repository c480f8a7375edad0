import type { Browser, Page } from '../../src/browser/port.ts'
import type { EvidenceStore } from '../../src/model/evidence.ts'
import type { SiteAudit } from '../../src/model/site-audit.ts'
import { bannerButton } from '../../src/page/banners.ts'
import { rankLinks } from '../../src/page/links.ts'
import { type Clock, millis } from '../../src/support/clock.ts'
import { declineBanner } from './consent.ts'
import { contactForms } from './contact-form.ts'
import { fetchText } from './fetch-text.ts'
import { keyOf, openFrontier } from './frontier.ts'
import { ownSite } from './own-site.ts'
import { openPace } from './pace.ts'
import { CLOSED, readRobots } from './robots.ts'
import type { Seen } from './seen.ts'
import { readSitemaps } from './sitemap.ts'
import { type Visited, visitPage } from './visit.ts'
import { shortestWays, type Ways } from './ways.ts'

export interface AuditOptions {
  readonly homePage: string
  /** Where who reads the site would ring from; null where that is not known. */
  readonly country: string | null
  /** The language that the browser asks for; null for the site's own choice. */
  readonly language: string | null
  readonly pages: number
  readonly seconds: number
  /** Between two requests to one host, this machine's own excepted. */
  readonly gapMs: number
}

export interface AuditContext {
  readonly browser: Browser
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly evidence: EvidenceStore
  readonly log: (line: string) => void
}

/** The pages that were opened, and how they hang together. */
export interface Walked {
  readonly pages: readonly Visited[]
  readonly consent: Seen['consent']
  readonly refused: readonly string[]
  readonly robots: { readonly url: string; readonly status: number | null }
  readonly ended: SiteAudit['ended']
  readonly ways: Ways
  /** Waits until an address may be asked for. */
  readonly turn: (url: string) => Promise<void>
}

const DEEPEST = 6
/** A link that promises less than this is no reason to leave the sitemap alone. */
const PROMISING = 5

/** Opens one page after the other, the most promising first, within the budget and as robots.txt allows. */
export async function walk(
  page: Page,
  options: AuditOptions,
  { clock, signal, evidence, log }: AuditContext,
): Promise<Walked> {
  const home = new URL(options.homePage)
  const until = millis(clock.now()) + options.seconds * 1000
  const pace = openPace(clock, options.gapMs, signal)
  const address = new URL('/robots.txt', home).href
  const { status, text } = await fetchText(address, pace, clock)
  const unknown = status === null || status >= 500
  const robots = unknown ? CLOSED : readRobots(text)
  const turn = (url: string) => pace.turn(new URL(url), robots.delay)

  const isOwn = ownSite(home)
  const linksOf = (one: Visited) => (one.snapshot === null ? [] : rankLinks(one.snapshot, isOwn))
  const frontier = openFrontier(DEEPEST)
  const pages: Visited[] = []
  const consent: Seen['consent'][number][] = []
  const refused: string[] = []
  const settledOn = new Set<string>()
  let ended: SiteAudit['ended'] = 'all-seen'

  // A banner is met once a host; declined there, it stays away.
  const settled = async (one: Page) => {
    const host = URL.parse(one.url())?.host ?? ''
    if (settledOn.has(host)) return
    settledOn.add(host)
    const declined = await declineBanner(one)
    consent.push({ ...declined, page: one.url(), button: bannerButton(await one.snapshot()) })
  }
  const depths = new Map<string, number>([[keyOf(home.href), 0]])
  frontier.add({ url: home.href, rank: 100, depth: 0 })

  const found = () => pages.some((one) => contactForms(one).length > 0)
  for (let next = frontier.take(false); next !== null; next = frontier.take(found())) {
    const url = new URL(next.url)
    const named = pages.length === 0 && next.url === home.href
    // Whoever named the home page asked for it; where the rules are not known, for nothing else.
    if (!robots.allows(url) && !(named && unknown)) {
      refused.push(next.url)
      continue
    }
    if (signal.aborted) ended = 'interrupted'
    else if (pages.length >= options.pages) ended = 'page-budget'
    else if (millis(clock.now()) > until) ended = 'time-budget'
    if (ended !== 'all-seen') break
    await turn(next.url)
    const visited = await visitPage(page, next.url, options.country, evidence, settled)
    log(`${visited.problem ?? visited.status} ${visited.url}`)
    if (pages.some((one) => keyOf(one.url) === keyOf(visited.url)) && visited.problem === null) {
      frontier.seen(visited.url)
      continue
    }
    pages.push(visited)
    frontier.seen(visited.url)
    if (!isOwn(new URL(visited.url, home))) continue
    const depth = depths.get(keyOf(next.url)) ?? next.depth
    const links = linksOf(visited)
    for (const { href, rank } of links) {
      if (!depths.has(keyOf(href))) depths.set(keyOf(href), depth + 1)
      frontier.add({ url: href, rank, depth: depth + 1 })
    }
    if (named && !unknown && !links.some(({ rank }) => rank >= PROMISING)) await addSitemap()
  }
  return { pages, consent, refused, robots: { url: address, status }, ended, ways: shortestWays(pages, linksOf), turn }

  // Only where the home page's own links promise nothing: it costs the site requests.
  async function addSitemap(): Promise<void> {
    const files = robots.sitemaps.length > 0 ? robots.sitemaps : [new URL('/sitemap.xml', home).href]
    const listed = await readSitemaps(files, pace, clock)
    const links = listed.map((href) => ({
      frame: 0,
      href,
      text: '',
      title: null,
      ariaLabel: null,
      rel: null,
      region: null,
      visible: null,
    }))
    for (const { href, rank } of rankLinks({ links }, isOwn).slice(0, options.pages)) {
      if (rank >= PROMISING / 2) frontier.add({ url: href, rank, depth: 1 })
    }
  }
}
