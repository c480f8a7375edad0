import type { Disposition, Duration } from '../model/measurement.ts'
import { isKind } from '../model/observation.ts'
import type { Instant } from '../model/time.ts'
import type { Start } from './delivery.ts'
import { acknowledges, type History, isPersonal, mayBePersonal } from './history.ts'

/** How a contact stands: exactly one row of the disposition table. What came after its listening ended moves it no more. */
export function dispositionOf(
  history: History,
  start: Start,
  response: Duration,
  until: Instant | null,
  asOf: Instant,
): Disposition {
  if (history.decisions.some(({ fact }) => fact.says.kind === 'void')) return 'void'
  if (start.grade === 'not-sent') return unsent(history)
  const heard = history.readings.filter(({ received }) => until === null || received <= until)
  const personal = heard.filter(isPersonal)
  if (personal.some(({ kind }) => kind === 'answer' || kind === 'undecided' || kind === 'holding')) return 'answered'
  if (personal.some(({ kind }) => kind === 'handoff')) return 'referred'
  if (personal.length > 0) return 'asked-only'
  if (start.grade === 'failed') return history.settled('opening')?.outcome === 'rejected' ? 'rejected' : 'undelivered'
  if (start.grade === 'unknown') return 'sent-unknown'
  if (heard.some(mayBePersonal)) return 'undecided'
  if (until !== null && asOf < until) return 'pending'
  if (response.kind !== 'censored' || response.because !== 'window-closed') return 'silence-unproven'
  return heard.some(acknowledges) ? 'acknowledged-only' : 'silent'
}

function unsent({ observations }: History): Disposition {
  const opening = observations.filter(({ turn }) => turn === 'opening')
  if (opening.some((observation) => isKind(observation, 'withheld'))) return 'withheld'
  const barriers = opening.filter((observation) => isKind(observation, 'barrier')).filter(({ fact }) => !fact.rehearsal)
  return barriers.length > 0 ? 'blocked' : 'planned'
}
