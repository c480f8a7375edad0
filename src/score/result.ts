import type { Listening } from '../model/listening.ts'
import type { ContactMeasurement, Duration } from '../model/measurement.ts'
import type { StudyHead } from '../model/observation.ts'
import type { Contact, HeldPromise, Plan } from '../model/plan.ts'
import type { Metric } from '../model/promise.ts'
import type { BrandLine, ContactLine, PromiseLine, Result } from '../model/result.ts'
import { heardOn, promiseKey } from '../model/scope.ts'
import type { Instant } from '../model/time.ts'
import { curveLine, subjectsOf } from './curve.ts'
import { medianTime } from './kaplan-meier.ts'
import { leagueOf } from './league.ts'
import { wasMade } from './made.ts'
import { sayDoLines } from './say-do.ts'
import type { Score } from './score.ts'
import { twinLines } from './twins.ts'
import { wilson } from './wilson.ts'

/** What a result is made of; all of it was computed before. */
export interface ResultInput {
  readonly plan: Plan
  readonly planHash: string
  readonly amendments: number
  readonly measurements: readonly ContactMeasurement[]
  readonly score: Score
  readonly listening: readonly Listening[]
  readonly head: StudyHead
  readonly asOf: Instant
  readonly closed: boolean
  readonly quarantine: number
  readonly undecided: number
  readonly readingsByPerson: number
  readonly version: string
  readonly rules: string
  /** What a reader should know of how it was counted. */
  readonly notes: readonly string[]
}

/** Puts together all that is shown: the result, and one line a contact. */
export function resultOf(input: ResultInput): { readonly result: Result; readonly contacts: readonly ContactLine[] } {
  const { plan, measurements, score } = input
  const measured = new Map(measurements.map((one) => [one.contact, one]))
  const verdicts = Map.groupBy(score.contacts, ({ contact }) => contact)
  const contacts = plan.contacts.flatMap((contact) => {
    const one = measured.get(contact.id)
    return one === undefined ? [] : [contactLine(contact, one, verdicts.get(contact.id) ?? [])]
  })
  return { result: resultLine(input, contacts), contacts }
}

function resultLine(input: ResultInput, contacts: readonly ContactLine[]): Result {
  const { plan } = input
  const sent = new Set(contacts.filter(({ turnsSent }) => turnsSent > 0).map(({ contact }) => contact))
  const byBrand = Map.groupBy(contacts, ({ brand }) => brand)
  return {
    result: 1,
    study: {
      name: plan.study,
      engagement: plan.engagement.kind,
      purpose: 'purpose' in plan.engagement ? plan.engagement.purpose : null,
      opens: plan.contacts.map(({ notBefore }) => notBefore).toSorted()[0] ?? plan.made,
      closed: input.closed,
      asOf: input.asOf,
      plan: input.planHash,
      amendments: input.amendments,
      authorisation: plan.authorisation,
    },
    brands: plan.brands.map((brand) => brandLine(brand, input, byBrand.get(brand.slug) ?? [])),
    league: leagueOf(contacts),
    twins: twinLines(contacts),
    dispositions: tally(contacts),
    effort: {
      contacts: sent.size,
      turns: contacts.reduce((sum, { turnsSent }) => sum + turnsSent, 0),
      agentMinutes: contacts.reduce((sum, { agentMinutes }) => sum + agentMinutes, 0),
      untruths: plan.contacts.reduce((sum, { id, untruths }) => sum + (sent.has(id) ? untruths : 0), 0),
    },
    quarantine: input.quarantine,
    undecided: input.undecided,
    listening: input.listening.map(({ mailbox, from, to, canaries, gaps }) => ({ mailbox, from, to, canaries, gaps })),
    method: {
      version: input.version,
      rules: input.rules,
      readingsByPerson: input.readingsByPerson,
      head: input.head.hash,
      heads: input.head.heads,
      notes: [...input.notes],
    },
  }
}

function brandLine(
  brand: Plan['brands'][number],
  { plan, score, asOf }: ResultInput,
  contacts: readonly ContactLine[],
): BrandLine {
  const valued = plan.promises
    .filter((one) => one.brand === brand.slug)
    .flatMap((one) => promiseLine(one, score).map((line) => ({ line, value: valueTitle(brand, one) })))
  const lines = valued.map(({ line }) => line)
  const made = contacts.filter(wasMade)
  // An answer is known sooner than a silence: a contact whose listening has not ended counts for neither.
  const over = made.filter(({ listensUntil }) => listensUntil !== null && listensUntil <= asOf)
  return {
    brand: brand.slug,
    name: brand.name,
    homePage: brand.homePage,
    country: brand.country,
    zone: brand.zone,
    statedHours: brand.statedHours?.hours ?? null,
    contacts: contacts.length,
    dispositions: tally(contacts),
    responseRate: responseRate(over),
    medians: TIMES.map((metric) => medianLine(metric, made)),
    curves: TIMES.map((metric) =>
      curveLine(
        metric,
        made,
        lines.filter((one) => heardOn(one) === null),
      ),
    ),
    promises: lines,
    sayDo: sayDoLines(valued),
    notTested: score.notTested
      .filter((one) => one.brand === brand.slug)
      .map(({ promise, title, because }) => ({ promise, title, because })),
    agentMinutes: contacts.reduce((sum, { agentMinutes }) => sum + agentMinutes, 0),
  }
}

const TIMES = ['acknowledgement-time', 'first-response-time', 'substantive-response-time'] as const

// Of the contacts that are over: a person answered, or nothing came while we listened to the end.
function responseRate(contacts: readonly ContactLine[]): BrandLine['responseRate'] {
  const durations = contacts.flatMap(({ durations }) => durations['first-response-time'] ?? [])
  const answered = durations.filter(({ kind }) => kind === 'observed').length
  const silent = durations.filter(
    (duration) => duration.kind === 'censored' && duration.because === 'window-closed',
  ).length
  return wilson(answered, answered + silent)
}

function medianLine(metric: Metric, contacts: readonly ContactLine[]): BrandLine['medians'][number] {
  const durations = contacts.flatMap(({ durations }) => durations[metric] ?? [])
  const median = medianTime(subjectsOf(metric, contacts))
  return {
    metric,
    n: median.n,
    events: median.events,
    unknown: durations.length - median.n,
    calendarSeconds: median.estimate,
    lower: median.lower,
    upper: median.upper,
    level: 0.95,
    method: 'Kaplan–Meier, log interval',
  }
}

function valueTitle({ values }: Plan['brands'][number], { value }: HeldPromise): string | null {
  return value === undefined ? null : (values.find(({ id }) => id === value)?.title ?? value)
}

function promiseLine(promise: HeldPromise, { promises }: Score): readonly PromiseLine[] {
  const key = promiseKey(promise)
  const verdict = promises.find((one) => one.brand === promise.brand && one.promise === key)
  if (verdict === undefined) return []
  const { title, from, metric, clock, share, tolerance, severity, status, source } = promise
  return [
    {
      promise: key,
      title,
      from,
      metric,
      limit: limitText(promise),
      clock,
      share,
      tolerance,
      severity,
      status,
      source,
      measured: verdict.share,
      counts: verdict.counts,
      finding: verdict.finding,
      because: verdict.because,
    },
  ]
}

function limitText({ limit }: HeldPromise): string | null {
  if (limit === undefined) return null
  if (typeof limit === 'string') return limit
  return `${limit.workingDays} working ${limit.workingDays === 1 ? 'day' : 'days'}`
}

function contactLine(contact: Contact, measured: ContactMeasurement, verdicts: Score['contacts']): ContactLine {
  const { due: _, contact: id, ...rest } = measured
  return {
    contact: id,
    brand: contact.brand,
    channel: contact.channel,
    scenario: contact.scenario,
    stage: contact.stage,
    wave: contact.wave,
    language: contact.language,
    ...rest,
    durations: measured.durations as Readonly<Record<string, Duration>>,
    verdicts: verdicts.map(({ promise, verdict, late, due, because }) => ({ promise, verdict, late, due, because })),
  }
}

function tally(contacts: readonly ContactLine[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { disposition } of contacts) counts[disposition] = (counts[disposition] ?? 0) + 1
  return counts
}
