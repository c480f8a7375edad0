import type { Duration, Gap, Stretch } from '../model/measurement.ts'
import type { Reading } from '../model/reading.ts'
import type { Instant } from '../model/time.ts'
import { earlier, later } from '../support/clock.ts'
import { secondsBetween } from '../support/period.ts'
import type { Start } from './delivery.ts'
import { acknowledges, answers, type History, isPersonal, mayAcknowledge, mayAnswer, mayBePersonal } from './history.ts'
import type { WorkingTime } from './working-time.ts'

/** What a duration is measured against. */
export interface Frame {
  readonly history: History
  readonly start: Start
  /** When the listening for this contact ends by the plan. */
  readonly until: Instant
  readonly gaps: readonly Gap[]
  /** How far the mailbox has been read. */
  readonly asOf: Instant
  readonly hours: WorkingTime | null
}

/** From acceptance to the first sign that the contact arrived, by a machine or a person. */
export function acknowledgementTime(frame: Frame): Duration {
  return durationTo(frame, acknowledges, mayAcknowledge)
}

/** From acceptance to the first message that a person wrote. */
export function firstResponseTime(frame: Frame): Duration {
  return durationTo(frame, isPersonal, mayBePersonal)
}

/** From acceptance to the first message of a person that answers; the time in which the brand waited for the shopper is taken out. */
export function substantiveResponseTime(frame: Frame): Duration {
  return durationTo(frame, answers, mayAnswer, true)
}

function durationTo(
  frame: Frame,
  ends: (reading: Reading) => boolean,
  mayEnd: (reading: Reading) => boolean,
  deducts = false,
): Duration {
  const { start, until, asOf, gaps } = frame
  const readings = frame.history.readings.filter(({ received }) => received <= until)
  const end = readings.find(ends)
  // A message that nobody could judge may be the very one that ends the duration.
  const doubtful = readings.find(mayEnd)
  if (start.at === null) return unknown(whyNoStart(start), start.from)
  if (doubtful !== undefined && (end === undefined || doubtful.received < end.received)) {
    return unknown('a message that may be it waits for a person to decide', [...start.from, doubtful.observation])
  }
  if (end !== undefined) {
    // The mail server's clock counts whole seconds: an answer in the same second may seem to come before its question.
    const at = later(end.received, start.at)
    return {
      kind: 'observed',
      startBounds: start.bounds,
      start: start.at,
      end: at,
      ...stretches(frame, start.at, at, deducts),
      from: [...start.from, end.observation],
    }
  }
  if (start.grade === 'unproven') return unknown('it is not proven that the brand got it', start.from)
  const since = start.at
  const gap = gaps.find(({ from, to }) => from < earlier(until, asOf) && to > since)
  const listened = later(since, earlier(earlier(until, asOf), gap?.from ?? until))
  const because = gap !== undefined ? 'listening-gap' : asOf < until ? 'still-pending' : 'window-closed'
  return {
    kind: 'censored',
    startBounds: start.bounds,
    start: start.at,
    end: listened,
    ...stretches(frame, start.at, listened, deducts),
    because,
    from: start.from,
  }
}

function stretches(
  frame: Frame,
  from: Instant,
  to: Instant,
  deducts: boolean,
): { stretch: Stretch; deducted: Stretch } {
  const waits = deducts ? shopperWaits(frame.history, from, to) : []
  const deducted = waits
    .map((wait) => stretch(wait.from, wait.to, frame.hours))
    .reduce(sum, { calendarSeconds: 0, workingSeconds: frame.hours === null ? null : 0 })
  const whole = stretch(from, to, frame.hours)
  return { stretch: sum(whole, negative(deducted)), deducted }
}

// From a request to our own accepted reply the brand waits for us.
function shopperWaits(
  { readings, contact, settled }: History,
  start: Instant,
  end: Instant,
): readonly { from: Instant; to: Instant }[] {
  const waits: { from: Instant; to: Instant }[] = []
  for (const reading of readings.filter(({ kind }) => kind === 'request')) {
    for (const item of reading.asksFor) {
      if (contact.replies[item] === undefined) continue
      const reply = settled(`reply:${item}`)
      const to = reply === null || reply.outcome === 'rejected' ? end : earlier(reply.at, end)
      const from = later(reading.received, waits.at(-1)?.to ?? start)
      if (from < to) waits.push({ from, to })
    }
  }
  return waits
}

function stretch(from: Instant, to: Instant, hours: WorkingTime | null): Stretch {
  return {
    calendarSeconds: secondsBetween(from, to),
    workingSeconds: hours === null ? null : hours.between(from, to) / 1000,
  }
}

function sum(a: Stretch, b: Stretch): Stretch {
  return {
    calendarSeconds: a.calendarSeconds + b.calendarSeconds,
    workingSeconds: a.workingSeconds === null || b.workingSeconds === null ? null : a.workingSeconds + b.workingSeconds,
  }
}

function negative({ calendarSeconds, workingSeconds }: Stretch): Stretch {
  return { calendarSeconds: -calendarSeconds, workingSeconds: workingSeconds === null ? null : -workingSeconds }
}

function whyNoStart({ grade }: Start): string {
  if (grade === 'not-sent') return 'it was not sent'
  if (grade === 'failed') return 'the brand did not take it'
  return 'it is not known whether the brand got it'
}

function unknown(because: string, from: readonly string[]): Duration {
  return { kind: 'unknown', because, from }
}
