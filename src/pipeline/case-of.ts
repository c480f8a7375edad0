import type { CaseFile, CaseObservation } from '../model/case-file.ts'
import { type Observation, refOf } from '../model/observation.ts'
import type { ContactLine, Result } from '../model/result.ts'
import { RingbackError } from '../support/errors.ts'

/** The case file of one contact: its own observations, and those of the mailboxes that something of it was read from. */
export function caseOf(
  id: string,
  { result, contacts }: { readonly result: Result; readonly contacts: readonly ContactLine[] },
  observations: readonly Observation[],
): CaseFile {
  const line = contacts.find(({ contact }) => contact === id)
  if (line === undefined) throw new RingbackError('wrong-use', `Expected a contact of this study, got ${id}`)
  const refs = new Set([
    ...line.timeline.map(({ observation }) => observation),
    ...line.responses.map(({ observation }) => observation),
    ...line.barriers.map(({ observation }) => observation),
    ...Object.values(line.durations).flatMap(({ from }) => from),
  ])
  return {
    result,
    line,
    observations: observations
      .filter((one) => one.contact === id || refs.has(refOf(one)))
      .map(linkOf)
      .toSorted((a, b) => (a.recorded < b.recorded ? -1 : a.recorded > b.recorded ? 1 : 0)),
  }
}

function linkOf(observation: Observation): CaseObservation {
  const { fact, recorded, witness, turn, previous, hash } = observation
  const evidence = 'evidence' in fact && fact.evidence !== null ? [fact.evidence.sha256] : []
  return { ref: refOf(observation), kind: fact.kind, at: fact.at, recorded, witness, turn, evidence, previous, hash }
}
