import type { Fact } from '../../src/model/fact.ts'
import type { NewObservation } from '../../src/model/observation.ts'
import type { TurnId } from '../../src/model/plan.ts'

export const AT = '2026-11-02T08:00:00.000Z'

/** An observation of no contact. */
export function note(fact: Fact, stream = 'worker:main'): NewObservation {
  return { stream, recorded: AT, witness: 'instrument', contact: null, turn: null, fact }
}

/** The least that a journal can hold: a reason with a number. */
export function stopped(because: string, stream = 'worker:main'): NewObservation {
  return note({ kind: 'stopped', at: AT, because }, stream)
}

/** The intent of a contact's turn. */
export function intent(contact: string, turn: TurnId = 'opening', stream = 'worker:main'): NewObservation {
  const fact: Fact = {
    kind: 'intent',
    at: AT,
    session: 's1',
    plan: '0'.repeat(64),
    channel: 'email',
    to: 'desk.test',
    agentMinutes: 5,
    reliesOn: null,
  }
  return { stream, recorded: AT, witness: 'instrument', contact, turn, fact }
}
