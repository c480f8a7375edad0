import type { Selectable } from 'kysely'
import { Observation } from '../../model/observation.ts'
import { canonical } from '../../support/canonical.ts'
import { linkHash } from '../chain.ts'
import type { ObservationRow } from '../tables.ts'
import { type Finding, fault } from './finding.ts'

/** A row that was held against its own hash. */
export interface CheckedRow {
  readonly stream: string
  readonly seq: number
  readonly previous: string
  readonly hash: string
  /** Whether its hash covers what it says: only then can it speak against its neighbours. */
  readonly sound: boolean
  readonly observation: Observation | null
  readonly finding: Finding | null
}

/** Holds a row against its own hash, its columns against its body. */
export function checkRow(row: Selectable<ObservationRow>): CheckedRow {
  const { stream, seq, previous, hash, body } = row
  const observation = parse(row)
  const ref = `${stream}#${seq}`
  const checked = { stream, seq, previous, hash, observation, sound: true, finding: null }

  if (linkHash(previous, body) !== hash) {
    const message = `\`${ref}\` was changed after it was written: its hash does not cover what it says.`
    return { ...checked, sound: false, finding: fault('changed', ref, message) }
  }
  if (observation === null) {
    return {
      ...checked,
      finding: fault('invalid', ref, `\`${ref}\` is no observation that this journal could have written.`),
    }
  }
  const differing = differingColumns(row, observation)
  if (differing === '') return checked
  const own = `${observation.stream}#${observation.seq}`
  const message = `\`${own}\` was changed in its columns: ${differing}.`
  return { ...checked, stream: observation.stream, seq: observation.seq, finding: fault('column', own, message) }
}

function parse({ body, previous, hash }: Selectable<ObservationRow>): Observation | null {
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    // What is no JSON is no observation; the finding says so.
    return null
  }
  if (json === null || typeof json !== 'object' || canonical(json) !== body) return null
  const { success } = Observation.safeParse({ ...json, previous, hash })
  return success ? ({ ...json, previous, hash } as Observation) : null
}

function differingColumns(row: Selectable<ObservationRow>, observation: Observation): string {
  const { stream, seq, recorded, contact, turn, fact } = observation
  return Object.entries({ stream, seq, recorded, contact, turn, kind: fact.kind })
    .filter(([column, said]) => row[column as keyof typeof row] !== said)
    .map(([column, said]) => `${column} says ${row[column as keyof typeof row]}, the observation ${said}`)
    .join('; ')
}
