import type { Instant } from '../../src/model/time.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const SYSLOG = /^(\w{3}) +(\d{1,2}) (\d\d):(\d\d):(\d\d)$/
const DAY = 86_400_000

/**
 * The instant of a log line's stamp: ISO 8601, or the old `Nov  2 08:00:00`, which is this machine's local time
 * and lacks the year: the latest that does not lie ahead. Null for anything else.
 */
export function logStampAt(stamp: string, now: Instant): Instant | null {
  const [, name = '', day, hour, minute, second] = SYSLOG.exec(stamp) ?? []
  const month = MONTHS.indexOf(name)
  if (month < 0) return Number.isNaN(Date.parse(stamp)) ? null : new Date(stamp).toISOString()
  const inYear = (year: number) => new Date(year, month, Number(day), Number(hour), Number(minute), Number(second))
  const year = new Date(now).getFullYear() + 1
  const ahead = Date.parse(now) + DAY
  const found = [year, year - 1, year - 2].map(inYear).find((date) => date.getTime() <= ahead)
  return found?.toISOString() ?? null
}
