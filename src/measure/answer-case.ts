import type { DurationAnswer, DurationCase } from '../model/duration-case.ts'
import { RingbackError } from '../support/errors.ts'
import { periodMillis, secondsBetween } from '../support/period.ts'
import { instantIn } from '../support/zone.ts'
import { workingTime } from './working-time.ts'

/**
 * Answers one question to the stated-hours clock.
 *
 * @throws RingbackError `invalid-study` for hours, a zone, a time or a holiday calendar that it doesn't know.
 */
export function answerCase({ zone, hours, closed, holidays, from, to, plus }: DurationCase): DurationAnswer {
  const time = workingTime({ hours, closed, ...(holidays === null ? {} : { holidays }) }, zone)
  const start = instantIn(from, zone)
  if (to === undefined) return { at: time.after(start, periodMillis(plus ?? 'PT0S')) }
  const end = instantIn(to, zone)
  if (end < start) throw new RingbackError('invalid-study', 'Expected `to` not to be before `from`')
  return { calendarSeconds: secondsBetween(start, end), workingSeconds: time.between(start, end) / 1000 }
}
