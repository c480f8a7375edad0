import type { Brand } from '../model/brand.ts'
import type { Listening } from '../model/listening.ts'
import type { ContactMeasurement } from '../model/measurement.ts'
import { isKind, type Observation, refOf } from '../model/observation.ts'
import type { Contact, ContactId, Plan } from '../model/plan.ts'
import type { Reading } from '../model/reading.ts'
import { inScope, promiseKey } from '../model/scope.ts'
import type { Instant } from '../model/time.ts'
import { plus } from '../support/period.ts'
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
  const taken = new Set(withdrawn)
  return plan.contacts.map((contact) => {
    const history = historyOf(contact, byContact.get(contact.id) ?? [], read.get(contact.id) ?? [])
    const measured = measureOne(history, plan, heard.get(contact.mailbox), hours.get(contact.brand) ?? null, asOf)
    return taken.has(contact.id) && measured.disposition === 'planned'
      ? { ...measured, disposition: 'withdrawn' }
      : measured
  })
}

function measureOne(
  history: History,
  plan: Plan,
  heard: Listening | undefined,
  hours: WorkingTime | null,
  asOf: Instant,
): ContactMeasurement {
  const { contact, readings } = history
  const start = startOf(history)
  const until = start.at === null ? null : plus(start.at, contact.listens)
  const gaps = until === null ? [] : (heard?.gaps ?? []).filter(({ from, to }) => to > (start.at ?? to) && from < until)
  const frame: Frame = { history, start, until: until ?? asOf, gaps, asOf, hours }
  const response = firstResponseTime(frame)
  return {
    contact: contact.id,
    disposition: dispositionOf(history, start, response, until, asOf),
    delivery: start.grade,
    accepted: start.at === null ? null : { at: start.at, by: start.by },
    listensUntil: until,
    gaps,
    durations: {
      'acknowledgement-time': acknowledgementTime(frame),
      'first-response-time': response,
      'substantive-response-time': substantiveResponseTime(frame),
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
    due: dues(plan, contact, start, hours),
    sameLanguage: sameLanguage(history),
    turnsSent: history.observations.filter((observation) => isKind(observation, 'intent')).length,
    agentMinutes: agentMinutes(history),
    barriers: barriersOf(history),
    timeline: timelineOf(history),
  }
}

function dues(plan: Plan, contact: Contact, { at }: Start, hours: WorkingTime | null): ContactMeasurement['due'] {
  const held = plan.promises.filter((promise) => promise.brand === contact.brand)
  return Object.fromEntries(
    held.map((promise) => [
      promiseKey(promise),
      at !== null && inScope(promise, contact) ? dueAt(promise, at, hours) : null,
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

// What stopped our robot burdens a customer only when a person says so, or when the other driver met it at another time.
function barriersOf({ observations, decisions }: History): ContactMeasurement['barriers'] {
  const met = observations.filter((observation) => isKind(observation, 'barrier'))
  return met
    .filter(({ fact }) => !fact.passing)
    .map((observation) => {
      const { barrier, detail, driver, at } = observation.fact
      const second = met.some(
        ({ fact }) => fact.barrier === barrier && fact.driver !== null && fact.driver !== driver && fact.at !== at,
      )
      const judged = decisions.some(
        ({ fact }) =>
          fact.says.kind === 'barrier-judged' && fact.says.barrier === barrier && fact.says.burdens === 'customer',
      )
      return { barrier, detail, confirmed: judged || second, observation: refOf(observation) }
    })
}

function hoursOf(brand: Brand): WorkingTime | null {
  return brand.statedHours === undefined ? null : workingTime(brand.statedHours, brand.zone)
}
