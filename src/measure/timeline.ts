import type { Fact } from '../model/fact.ts'
import type { Moment } from '../model/measurement.ts'
import { type Observation, refOf } from '../model/observation.ts'
import type { Reading } from '../model/reading.ts'
import type { History } from './history.ts'
import { ordered } from './in-order.ts'

/** What happened in one contact, in order, each moment with what proves it. */
export function timelineOf({ observations, readings }: History): readonly Moment[] {
  const ours = observations.flatMap((observation) => {
    const told = tell(observation.fact, observation.turn ?? '')
    return told === null ? [] : [momentOf(observation, told)]
  })
  const theirs = readings.map(fromReading)
  return ordered([...ours, ...theirs], ({ at, observation }) => ({ at, ref: observation }))
}

interface Told {
  readonly what: string
  readonly detail: string | null
}

function tell(fact: Fact, turn: string): Told | null {
  switch (fact.kind) {
    case 'screenshot':
      return { what: `screenshot-${fact.moment}`, detail: null }
    case 'barrier':
      return { what: fact.rehearsal ? 'barrier-in-rehearsal' : 'barrier', detail: `${fact.barrier}: ${fact.detail}` }
    case 'withheld':
      return { what: 'withheld', detail: `${turn}: ${fact.because}` }
    case 'instrument-failed':
      return { what: 'instrument-failed', detail: fact.detail }
    case 'intent':
      return { what: 'intent', detail: `${turn} to ${fact.to}` }
    case 'exchange':
      return { what: 'exchange', detail: `${fact.protocol} with ${fact.peer}` }
    case 'outcome':
      return { what: fact.outcome, detail: `${turn}: ${fact.detail}` }
    case 'delivery':
      return { what: `delivery-${fact.status}`, detail: fact.detail }
    case 'decision':
      return { what: 'decision', detail: fact.says.kind }
    default:
      return null
  }
}

function momentOf(observation: Observation, { what, detail }: Told): Moment {
  const { fact, witness } = observation
  const evidence = 'evidence' in fact && fact.evidence !== null ? [fact.evidence.sha256] : []
  return {
    at: fact.at,
    what,
    detail,
    who: witness === 'person' ? 'person' : 'us',
    observation: refOf(observation),
    evidence,
  }
}

function fromReading(reading: Reading): Moment {
  const who = reading.by === 'person' ? 'person' : reading.by === 'machine' ? 'machine' : 'brand'
  const notes = [
    reading.language === null ? null : `language ${reading.language}`,
    reading.handoff === null ? null : `sends on to ${reading.handoff.to}`,
    reading.asksFor.length === 0 ? null : `asks for ${reading.asksFor.join(', ')}`,
    reading.role === 'junk' ? 'in the junk folder' : null,
    reading.delivery === null ? null : `delivery ${reading.delivery.status}`,
  ].filter((note) => note !== null)
  return {
    at: reading.received,
    what: reading.kind,
    detail: notes.length === 0 ? null : notes.join('; '),
    who,
    observation: reading.observation,
    evidence: [reading.evidence],
  }
}
