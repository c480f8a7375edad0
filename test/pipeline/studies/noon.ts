import type { Instant } from '../../../src/model/time.ts'

/** A zone in which it is about noon now: shoppers write by day, and a test runs at any hour. */
export function zoneWhereItIsNoon(now: Instant): string {
  const ahead = 12 - new Date(now).getUTCHours()
  // The names of these zones count the other way round: twelve hours ahead is Etc/GMT-12.
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}
