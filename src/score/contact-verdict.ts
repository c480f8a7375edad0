import type { ContactMeasurement, Duration } from '../model/measurement.ts'
import type { Contact, HeldPromise } from '../model/plan.ts'
import { inScope, promiseKey } from '../model/scope.ts'
import type { Instant } from '../model/time.ts'
import type { ContactVerdict, Verdict } from '../model/verdict.ts'
import { instantAt, millis } from '../support/clock.ts'
import { plus, secondsBetween } from '../support/period.ts'

/** One promise against one contact. Never "broken" for what was not proven to have arrived, or not listened to. */
export function contactVerdict(promise: HeldPromise, contact: Contact, measured: ContactMeasurement): ContactVerdict {
  const key = promiseKey(promise)
  const due = measured.due[key] ?? null
  const say = (verdict: Verdict, because: string, late: boolean | null = null): ContactVerdict => ({
    promise: key,
    contact: contact.id,
    verdict,
    late,
    due,
    because,
  })
  if (!inScope(promise, contact)) return say('not-applicable', 'the promise does not speak of such contacts')
  if (NEVER_SENT.has(measured.disposition)) return say('not-applicable', 'the contact was not made')
  const duration = measured.durations[promise.metric === 'response-rate' ? 'first-response-time' : promise.metric]
  if (duration === undefined) return say('not-applicable', 'this is not measured')
  if (duration.kind === 'unknown') return say('unknown', duration.because)
  if (promise.metric === 'response-rate' && promise.limit === undefined) return everAnswered(duration, say)
  if (due === null) return say('unknown', 'the promise runs on stated hours, and the brand states none')
  return inTime(duration, plus(due, promise.tolerance), say)
}

type Say = (verdict: Verdict, because: string, late?: boolean | null) => ContactVerdict
type Known = Exclude<Duration, { kind: 'unknown' }>

const NEVER_SENT: ReadonlySet<string> = new Set(['planned', 'withdrawn', 'withheld', 'blocked', 'void'])

function everAnswered(duration: Known, say: Say): ContactVerdict {
  if (duration.kind === 'observed') return say('kept', 'a person answered')
  if (duration.because === 'still-pending') return say('pending', 'we still listen')
  if (duration.because === 'listening-gap') return say('unknown', 'we did not listen all the time')
  return say('broken', 'nothing came while we listened')
}

function inTime(duration: Known, limit: Instant, say: Say): ContactVerdict {
  if (duration.kind === 'observed') {
    if (duration.end <= limit) return say('kept', 'in time', false)
    if (duration.end <= latest(duration, limit))
      return say('unknown', 'in time or late, depending on when the brand got it')
    return say('broken', `late by ${Math.round(secondsBetween(limit, duration.end))} s`, true)
  }
  if (duration.end > latest(duration, limit)) return say('broken', 'nothing had come when it was due', true)
  if (duration.because === 'still-pending') return say('pending', 'not due yet')
  if (duration.because === 'listening-gap') return say('unknown', 'we did not listen when it was due')
  return say('unknown', 'the listening ended before it was due')
}

// Where the start is known only within bounds, nothing is late before it would be so from the later one.
function latest({ startBounds }: Known, limit: Instant): Instant {
  if (startBounds === null) return limit
  return instantAt(millis(limit) + millis(startBounds.latest) - millis(startBounds.earliest))
}
