import type { Browser, Page } from '../../src/browser/port.ts'
import type { EvidenceStore } from '../../src/model/evidence.ts'
import type { FoundChannel, SiteAudit } from '../../src/model/site-audit.ts'
import { bannerButton } from '../../src/page/banners.ts'
import { hoursIn } from '../../src/page/hours.ts'
import { rankLinks } from '../../src/page/links.ts'
import { valuesIn } from '../../src/page/values.ts'
import { type Clock, millis } from '../../src/support/clock.ts'
import { declineBanner } from './consent.ts'
import { contactForms } from './contact-form.ts'
import { fetchText } from './fetch-text.ts'
import { findingsOf } from './findings.ts'
import { keyOf, openFrontier } from './frontier.ts'
import { languagesOf } from './languages.ts'
import { ownSite } from './own-site.ts'
import { openPace } from './pace.ts'
import { auditPage, type PathAudit } from './path-audit.ts'
import { promisesOn } from './promises.ts'
import { CLOSED, readRobots } from './robots.ts'
import type { Seen } from './seen.ts'
import { readSitemaps } from './sitemap.ts'
import { type Visited, visitPage } from './visit.ts'
import { shortestWays } from './ways.ts'

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

/** What an audit hands over: the audit itself, and what recipes are drafted from. */
export interface Audited {
  readonly audit: SiteAudit
  readonly pages: readonly Visited[]
  readonly paths: readonly PathAudit[]
}

export const AUDIT_DEFAULTS = { pages: 30, seconds: 150, gapMs: 1_000 } as const

const DEEPEST = 6
const PAGE_TIMEOUT = 15_000
const LONGEST_WAY = 4
/** A link that promises less than this is no reason to leave the sitemap alone. */
const PROMISING = 5

/** Walks from a home page to every way of contact and looks at the path. Nothing is sent: only GET and HEAD leave the browser. */
export async function auditSite(options: AuditOptions, context: AuditContext): Promise<Audited> {
  const { browser, clock } = context
  const startedAt = clock.now()
  const page = await browser.open({
    now: clock.now,
    timeoutMs: PAGE_TIMEOUT,
    ...(options.language === null ? {} : { locale: options.language }),
  })
  try {
    const walked = await walk(page, options, context)
    const { pages, ways } = walked
    const channels = channelsOf(pages, ways)
    const paths = await tryPath(page, pages, channels, walked.turn, context.signal)
    const languages = languagesOf(pages)
    const seen: Seen = {
      home: options.homePage,
      pages,
      channels,
      languages,
      consent: walked.consent,
      paths,
      refused: walked.refused,
      robotsStatus: walked.robots.status,
      stepsTo: ways.steps,
      wanted: options.language?.slice(0, 2) ?? null,
    }
    const audit: SiteAudit = {
      audit: 1,
      homePage: options.homePage,
      startedAt,
      endedAt: clock.now(),
      driver: browser.driver,
      robots: { url: walked.robots.url, status: walked.robots.status, refused: walked.refused },
      pages: pages.map((one) => ({
        url: one.url,
        title: one.snapshot?.title ?? '',
        language: one.language,
        status: one.status,
        steps: ways.steps(one.asked),
        html: one.html?.sha256 ?? null,
        picture: one.picture?.sha256 ?? null,
        problem: one.problem,
      })),
      channels,
      hours: once(
        pages.flatMap((one) => hoursIn(one.snapshot?.text ?? '').map((read) => ({ ...read, page: one.url }))),
        ({ quote }) => quote,
      ),
      languages,
      values: once(
        pages.flatMap((one) =>
          one.snapshot === null ? [] : valuesIn(one.snapshot, one.language).map((quote) => ({ quote, page: one.url })),
        ),
        ({ quote }) => quote,
      ),
      promises: promisesOn(pages),
      findings: findingsOf(seen),
      ended: walked.ended,
    }
    return { audit, pages, paths }
  } finally {
    await page.close()
  }
}

async function walk(page: Page, options: AuditOptions, { clock, signal, evidence, log }: AuditContext) {
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

  for (let next = frontier.take(); next !== null; next = frontier.take()) {
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

type Ways = ReturnType<typeof shortestWays>

/** Every channel once, where it is nearest. */
function channelsOf(pages: readonly Visited[], ways: Ways): readonly FoundChannel[] {
  const all = pages.flatMap((one): readonly FoundChannel[] => {
    if (one.problem !== null) return []
    const place = { page: one.url, steps: ways.steps(one.asked), way: ways.way(one.asked) }
    const forms = contactForms(one).map(
      ({ kind, confidence, fields, barriers }): FoundChannel => ({
        channel: 'form',
        at: one.url,
        vendor: null,
        by: 'form',
        phone: null,
        form: {
          kind,
          confidence,
          fields: fields.map((field) => ({ kind: field.kind, label: field.label, required: field.required })),
          barriers: barriers.map(({ barrier, vendor }) => ({ barrier, vendor })),
        },
        ...place,
      }),
    )
    return [...forms, ...one.channels.map((channel) => ({ ...channel, form: null, ...place }))]
  })
  const far = Number.POSITIVE_INFINITY
  return once(
    all.toSorted((a, b) => (a.steps ?? far) - (b.steps ?? far)),
    ({ channel, at }) => `${channel} ${at}`,
  )
}

/** The pages of the way to the nearest form, or to whatever is nearest where there is none, tried one after the other. */
async function tryPath(
  page: Page,
  pages: readonly Visited[],
  channels: readonly FoundChannel[],
  turn: (url: string) => Promise<void>,
  signal: AbortSignal,
): Promise<readonly PathAudit[]> {
  const goal =
    channels.find(({ channel, steps }) => channel === 'form' && steps !== null) ??
    channels.find(({ steps }) => steps !== null)
  if (goal === undefined) return []
  const audits: PathAudit[] = []
  for (const { url } of goal.way.slice(-LONGEST_WAY)) {
    if (signal.aborted) break
    await turn(url)
    const { problem } = await page.goto(url)
    if (problem !== null) continue
    const here = goal.channel === 'form' && url === goal.page
    const form = here ? (pages.filter((one) => one.url === url).flatMap(contactForms)[0] ?? null) : null
    audits.push(await auditPage(page, form))
  }
  return audits
}

function once<T>(all: readonly T[], keyOfOne: (one: T) => string): readonly T[] {
  return [...new Map(all.toReversed().map((one) => [keyOfOne(one), one])).values()].toReversed()
}
