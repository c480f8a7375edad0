import type { ContactMeasurement } from '../model/measurement.ts'
import { isKind, type ObservationOf, refOf } from '../model/observation.ts'
import type { History } from './history.ts'

/**
 * What stopped our robot in one contact. It burdens a customer only when a person says so, or when the other driver met it
 * too, at the same desk, at another time, one of them in a rehearsal; a person's word stands against the drivers'.
 * One that may pass is told only while the contact has not got beyond it.
 */
export function barriersOf(
  { observations, decisions, intent }: History,
  atDesk: readonly ObservationOf<'barrier'>[],
): ContactMeasurement['barriers'] {
  const met = observations.filter((observation) => isKind(observation, 'barrier'))
  return met
    .filter(({ fact }, index) => {
      if (!fact.passing) return true
      const again = met.slice(index + 1).some((next) => next.fact.barrier === fact.barrier)
      return !again && intent('opening') === null
    })
    .map((observation) => {
      const { barrier, detail } = observation.fact
      const says = decisions.findLast(
        ({ fact }) => fact.says.kind === 'barrier-judged' && fact.says.barrier === barrier,
      )?.fact.says
      const judged = says?.kind === 'barrier-judged' ? says.burdens === 'customer' : null
      const confirmed = judged ?? atDesk.some((other) => isSecondOpinion(observation, other))
      return { barrier, detail, confirmed, observation: refOf(observation) }
    })
}

function isSecondOpinion({ fact: a }: ObservationOf<'barrier'>, { fact: b }: ObservationOf<'barrier'>): boolean {
  if (a.barrier !== b.barrier || a.driver === null || b.driver === null) return false
  return a.driver !== b.driver && a.at !== b.at && (a.rehearsal || b.rehearsal)
}
