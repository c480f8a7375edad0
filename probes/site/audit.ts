import type { Page } from '../../src/browser/port.ts'
import type { FoundChannel, SiteAudit } from '../../src/model/site-audit.ts'
import { hoursIn } from '../../src/page/hours.ts'
import { valuesIn } from '../../src/page/values.ts'
import { messageOf } from '../../src/support/errors.ts'
import { contactForms } from './contact-form.ts'
import { findingsOf } from './findings.ts'
import { languagesOf } from './languages.ts'
import { auditPage, type PathAudit } from './path-audit.ts'
import { promisesOn } from './promises.ts'
import type { Seen } from './seen.ts'
import type { Visited } from './visit.ts'
import { type AuditContext, type AuditOptions, walk } from './walk.ts'
import type { Ways } from './ways.ts'

/** What an audit hands over: the audit itself, and what recipes are drafted from. */
export interface Audited {
  readonly audit: SiteAudit
  readonly pages: readonly Visited[]
  readonly paths: readonly PathAudit[]
}

export const AUDIT_DEFAULTS = { pages: 30, seconds: 150, gapMs: 1_000 } as const

const PAGE_TIMEOUT = 15_000
const LONGEST_WAY = 4

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
    const paths = await tryPath(page, pages, channels, walked.turn, context)
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
  { signal, log }: AuditContext,
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
    try {
      audits.push(await auditPage(page, form))
    } catch (cause) {
      // A page that hangs under the hands tells no more than that.
      log(`${url} could not be tried: ${messageOf(cause)}`)
    }
  }
  return audits
}

function once<T>(all: readonly T[], keyOfOne: (one: T) => string): readonly T[] {
  return [...new Map(all.toReversed().map((one) => [keyOfOne(one), one])).values()].toReversed()
}
