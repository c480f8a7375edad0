import type { CaseFile } from '../../src/model/case-file.ts'
import type { Shown } from '../../src/report/write-report.ts'

const SHA = 'ab'.repeat(32)

/** The case file of the first contact of what is shown, with an observation for each moment of it. */
export function caseFile({ result, contacts }: Shown): CaseFile {
  const [line] = contacts
  if (line === undefined) throw new Error('The shown study has a contact.')
  const observations = line.timeline.map(({ at, what, observation }) => ({
    ref: observation,
    kind: what,
    at,
    recorded: at,
    witness: 'instrument' as const,
    turn: 'opening',
    evidence: [SHA],
    previous: SHA,
    hash: SHA,
  }))
  return { result, line, observations }
}
