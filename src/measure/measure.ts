import type { Brand } from '../model/brand.ts'
import type { Listening } from '../model/listening.ts'
import type { ContactMeasurement, Duration, Gap, Stretch } from '../model/measurement.ts'
import { isKind, type Observation, type ObservationOf } from '../model/observation.ts'
import type { Contact, ContactId, Plan } from '../model/plan.ts'
import type { Reading } from '../model/reading.ts'
import { inScope, promiseKey } from '../model/scope.ts'
import type { Instant } from '../model/time.ts'
import { earlier, later } from '../support/clock.ts'
import { plus } from '../support/period.ts'
import { barriersOf } from './barriers.ts'
import { type Start, startOf } from './delivery.ts'
import { dispositionOf } from './disposition.ts'
import { dueAt } from './due.ts'
import { acknowledgementTime, type Frame, firstResponseTime, substantiveResponseTime } from './durations.ts'
import { type History, historyOf, isFromBrand, isPersonal } from './history.ts'
import { listening } from './listening.ts'
import { timelineOf } from './timeline.ts'
import { type WorkingTime, workingTime } from './working-time.ts'

/** What is measured: pure values, the same on any machine, years later. */
export interface MeasureInput {
  readonly plan: Plan
  /** Contacts of the plan that an amendment took back before they were sent. */
  readonly withdrawn: readonly ContactId[]
  readonly observations: readonly Observation[]
  readonly readings: readonly Reading[]
  readonly asOf: Instant
}

/** Measures every contact of the plan, the unsent ones too. */
export function measure({
  plan,
  withdrawn,
  observations,
  readings,
  asOf,
}: MeasureInput): readonly ContactMeasurement[] {
  const heard = new Map(listening(plan, observations, readings, asOf).map((one) => [one.mailbox, one]))
  const hours = new Map(plan.brands.map((brand) => [brand.slug, hoursOf(brand)]))
  const byContact = Map.groupBy(observations, ({ contact }) => contact)
  const read = Map.groupBy(readings, ({ belongsTo }) => (belongsTo.kind === 'contact' ? belongsTo.contact : null))
  const barriers = barriersByDesk(plan, byContact)
  const closed = observations.some((observation) => isKind(observation, 'closed'))
  const taken = new Set(withdrawn)
  return plan.contacts.map((contact) => {
    const history = historyOf(contact, byContact.get(contact.id) ?? [], read.get(contact.id) ?? [])
    const listened = { heard: heard.get(contact.mailbox), closed, asOf }
    const measured = {
      ...measureOne(history, plan, listened, hours.get(contact.brand) ?? null),
      barriers: barriersOf(history, barriers.get(deskOf(contact)) ?? []),
    }
    return taken.has(contact.id) && measured.disposition === 'planned'
      ? { ...measured, disposition: 'withdrawn' }
      : measured
  })
}

/** How far the mailbox of a contact was read, and whether anyone will read on. */
interface Listened {
  readonly heard: Listening | undefined
  readonly closed: boolean
  readonly asOf: Instant
}

function measureOne(
  history: History,
  plan: Plan,
  listened: Listened,
  hours: WorkingTime | null,
): Omit<ContactMeasurement, 'barriers'> {
  const { contact, readings } = history
  const start = startOf(history)
  const frame = frameOf(history, start, listened, hours)
  const until = start.at === null ? null : frame.until
  const response = firstResponseTime(frame)
  const substantive = substantiveResponseTime(frame)
  return {
    contact: contact.id,
    disposition: dispositionOf(history, start, response, until, frame.asOf),
    delivery: start.grade,
    accepted: start.at === null ? null : { at: start.at, by: start.by },
    listensUntil: until,
    gaps: frame.gaps,
    durations: {
      'acknowledgement-time': acknowledgementTime(frame),
      'first-response-time': response,
      'substantive-response-time': substantive,
    },
    responses: readings.filter(isFromBrand).map(({ received, kind, by, language, observation, handoff, role }) => ({
      at: received,
      kind,
      by,
      language,
      observation,
      handoff: handoff?.to ?? null,
      inJunk: role === 'junk',
    })),
    due: dues(plan, contact, start, hours, substantive),
    sameLanguage: sameLanguage(history),
    turnsSent: history.observations.filter((observation) => isKind(observation, 'intent')).length,
    agentMinutes: agentMinutes(history),
    timeline: timelineOf(history),
  }
}

// Silence reaches as far as the mailbox was read. After the close nobody reads on: what is left of the time is a gap.
function frameOf(history: History, start: Start, { heard, closed, asOf }: Listened, hours: WorkingTime | null): Frame {
  const { mailbox, listens } = history.contact
  if (start.at === null) return { history, start, until: asOf, gaps: [], asOf, hours }
  const [since, until] = [start.at, plus(start.at, listens)]
  const reach = later(since, earlier(asOf, heard?.to ?? since))
  const gaps: Gap[] = (heard?.gaps ?? []).filter(({ from, to }) => to > since && from < until)
  if (!closed || reach >= until) return { history, start, until, gaps, asOf: reach, hours }
  const unread = { mailbox, from: reach, to: until, because: 'the study was closed before the end of listening' }
  return { history, start, until, gaps: [...gaps, unread], asOf: until, hours }
}

const NOTHING: Stretch = { calendarSeconds: 0, workingSeconds: 0 }

function dues(
  plan: Plan,
  contact: Contact,
  { at }: Start,
  hours: WorkingTime | null,
  substantive: Duration,
): ContactMeasurement['due'] {
  const waited = substantive.kind === 'unknown' ? NOTHING : substantive.deducted
  const held = plan.promises.filter((promise) => promise.brand === contact.brand)
  return Object.fromEntries(
    held.map((promise) => [
      promiseKey(promise),
      at !== null && inScope(promise, contact)
        ? dueAt(promise, at, hours, promise.metric === 'substantive-response-time' ? waited : NOTHING)
        : null,
    ]),
  )
}

function sameLanguage({ contact, readings }: History): boolean | null {
  const language = readings.find(isPersonal)?.language ?? null
  return language === null ? null : language === contact.language
}

function agentMinutes({ observations }: History): number {
  return observations.reduce(
    (sum, observation) => sum + (isKind(observation, 'intent') ? observation.fact.agentMinutes : 0),
    0,
  )
}

function barriersByDesk(
  plan: Plan,
  byContact: ReadonlyMap<Observation['contact'], readonly Observation[]>,
): ReadonlyMap<string, readonly ObservationOf<'barrier'>[]> {
  const desks = Map.groupBy(plan.contacts, deskOf)
  return new Map(
    [...desks].map(([desk, contacts]) => [
      desk,
      contacts.flatMap(({ id }) => (byContact.get(id) ?? []).filter((one) => isKind(one, 'barrier'))),
    ]),
  )
}

function deskOf({ brand, channel }: Contact): string {
  return `${brand} ${channel}`
}

function hoursOf(brand: Brand): WorkingTime | null {
  return brand.statedHours === undefined ? null : workingTime(brand.statedHours, brand.zone)
}
