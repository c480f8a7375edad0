import type { Disposition, Duration } from '../model/measurement.ts'
import { isKind } from '../model/observation.ts'
import type { Instant } from '../model/time.ts'
import type { Start } from './delivery.ts'
import { acknowledges, type History, isPersonal } from './history.ts'

/** How a contact stands: exactly one row of the disposition table. */
export function dispositionOf(
  history: History,
  start: Start,
  response: Duration,
  until: Instant | null,
  asOf: Instant,
): Disposition {
  if (history.decisions.some(({ fact }) => fact.says.kind === 'void')) return 'void'
  if (start.grade === 'not-sent') return unsent(history)
  const personal = history.readings.filter(isPersonal)
  if (personal.some(({ kind }) => kind === 'answer' || kind === 'undecided' || kind === 'holding')) return 'answered'
  if (personal.some(({ kind }) => kind === 'handoff')) return 'referred'
  if (personal.length > 0) return 'asked-only'
  if (start.grade === 'failed') return history.settled('opening')?.outcome === 'rejected' ? 'rejected' : 'undelivered'
  if (start.grade === 'unknown') return 'sent-unknown'
  if (until !== null && asOf < until) return 'pending'
  if (history.readings.some(acknowledges)) return 'acknowledged-only'
  return response.kind === 'censored' && response.because === 'window-closed' ? 'silent' : 'silence-unproven'
}

function unsent({ observations }: History): Disposition {
  const opening = observations.filter(({ turn }) => turn === 'opening')
  if (opening.some((observation) => isKind(observation, 'withheld'))) return 'withheld'
  const barriers = opening.filter((observation) => isKind(observation, 'barrier')).filter(({ fact }) => !fact.rehearsal)
  return barriers.length > 0 ? 'blocked' : 'planned'
}
