import type { DurationAnswer, DurationCase } from '../model/duration-case.ts'
import { periodMillis, secondsBetween } from '../support/period.ts'
import { workingTime } from './working-time.ts'

/**
 * Answers one question to the stated-hours clock.
 *
 * @throws RingbackError `invalid-study` for hours, a zone or a holiday calendar that it doesn't know.
 */
export function answerCase({ zone, hours, closed, holidays, from, to, plus }: DurationCase): DurationAnswer {
  const time = workingTime({ hours, closed, ...(holidays === null ? {} : { holidays }) }, zone)
  if (to !== undefined) {
    return { calendarSeconds: secondsBetween(from, to), workingSeconds: time.between(from, to) / 1000 }
  }
  return { at: time.after(from, periodMillis(plus ?? 'PT0S')) }
}
