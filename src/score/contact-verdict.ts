import type { ContactMeasurement, Duration } from '../model/measurement.ts'
import type { Contact, HeldPromise } from '../model/plan.ts'
import { inScope, promiseKey } from '../model/scope.ts'
import type { Instant } from '../model/time.ts'
import type { ContactVerdict, Verdict } from '../model/verdict.ts'
import { instantAt, millis } from '../support/clock.ts'
import { secondsInWords } from '../support/in-words.ts'
import { plus, secondsBetween } from '../support/period.ts'
import { wasMade } from './made.ts'

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
  if (!wasMade(measured)) return say('not-applicable', 'the contact was not made')
  const duration = measured.durations[promise.metric === 'response-rate' ? 'first-response-time' : promise.metric]
  if (duration === undefined) return say('not-applicable', 'this is not measured')
  if (duration.kind === 'unknown') return say('unknown', duration.because)
  if (promise.limit === undefined) return ever(duration, say)
  if (due === null) return say('unknown', 'the promise runs on stated hours, and the brand states none')
  return inTime(duration, plus(due, promise.tolerance), measured.gaps, say)
}

type Say = (verdict: Verdict, because: string, late?: boolean | null) => ContactVerdict
type Known = Exclude<Duration, { kind: 'unknown' }>

// A promise without a limit is kept by whatever came, and broken by nothing but the end of listening.
function ever(duration: Known, say: Say): ContactVerdict {
  if (duration.kind === 'observed') return say('kept', 'it came')
  if (duration.because === 'still-pending') return say('pending', 'we still listen')
  if (duration.because === 'listening-gap') return say('unknown', 'we did not listen all the time')
  return say('broken', 'nothing came while we listened')
}

function inTime(duration: Known, limit: Instant, gaps: ContactMeasurement['gaps'], say: Say): ContactVerdict {
  const surely = latest(duration, limit)
  if (duration.kind === 'observed') {
    if (duration.end <= limit) return say('kept', 'in time', false)
    if (duration.end <= surely) return say('unknown', 'in time or late, depending on when the brand got it')
    const deaf = gaps.some(({ from, to }) => from < surely && to > duration.start)
    if (deaf) return say('unknown', 'this came late, but something may have come in time while we did not listen')
    return say('broken', `late by ${secondsInWords(secondsBetween(limit, duration.end))}`, true)
  }
  // Whatever came in the last moment of the window was heard.
  const heard = duration.because === 'window-closed' ? duration.end >= surely : duration.end > surely
  if (heard) return say('broken', 'nothing had come when it was due', true)
  if (duration.because === 'still-pending') return say('pending', 'not due yet')
  if (duration.because === 'listening-gap') return say('unknown', 'we did not listen all the time until it was due')
  return say('unknown', 'the listening ended before it was due')
}

// Where the start is known only within bounds, nothing is late before it would be so from the later one.
function latest({ startBounds }: Known, limit: Instant): Instant {
  if (startBounds === null) return limit
  return instantAt(millis(limit) + millis(startBounds.latest) - millis(startBounds.earliest))
}
