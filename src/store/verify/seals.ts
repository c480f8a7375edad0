import type { Seal } from '../../model/seal.ts'
import { hashOf, sha256 } from '../../support/canonical.ts'
import { messageOf } from '../../support/errors.ts'
import { NOTHING_BEFORE } from '../chain.ts'
import { parseSeal, sealHash } from '../seal-file.ts'
import type { SealRow } from '../tables.ts'
import { readTimestamp } from '../timestamp.ts'
import { type Finding, fault, notice } from './finding.ts'

/** A seal that holds, and the line that it stands on. */
export interface SoundSeal {
  readonly seal: Seal
  readonly line: string
}

/** Follows the chain of seals, and holds it against what the journal knows of it. Only seals that hold are witnesses. */
export function checkSeals(lines: readonly string[], recorded: readonly SealRow[]) {
  const rows = new Map(recorded.map(({ seal, line }) => [seal, line]))
  const findings: Finding[] = []
  const sound: SoundSeal[] = []
  let next = 1
  // The hash that the next seal must name; null after a seal that does not hold, which is named already.
  let previous: string | null = NOTHING_BEFORE

  for (const line of lines) {
    const seal = parseSeal(line)
    const number = seal === null ? next : seal.seal
    if (number > next) {
      findings.push(removed(next, number - 1))
      previous = null
    }
    const because: string | null =
      number < next ? 'stands out of order' : whyBroken(seal, previous, rows.get(number), line)
    if (because !== null) findings.push(fault('seal-broken', `seal ${number}`, `Seal ${number} ${because}.`))
    else if (seal !== null) {
      sound.push({ seal, line })
      if (!rows.has(number)) findings.push(unrecorded(number))
    }
    previous = because === null ? sha256(line) : null
    next = Math.max(next, number + 1)
  }

  const last = Math.max(0, ...rows.keys())
  if (last >= next) findings.push(removed(next, last))
  return { findings, sound }
}

function whyBroken(seal: Seal | null, previous: string | null, row: string | undefined, line: string): string | null {
  if (seal === null) return 'can not be read'
  if (sealHash(seal) !== seal.hash) return 'was changed: its hash does not cover what it says'
  if (hashOf(seal.head.heads) !== seal.head.hash) return 'names heads that its head does not cover'
  if (row !== undefined && row !== sha256(line)) return 'is not the one that the journal saw being made'
  if (previous !== null && seal.previous !== previous) return 'does not follow the seal before it'
  return seal.timestamp === null ? null : whyUnwitnessed(seal.timestamp, seal.hash)
}

function whyUnwitnessed(token: string, hash: string): string | null {
  try {
    return readTimestamp(token).hash === hash ? null : 'carries the timestamp of something else'
  } catch (error) {
    return `carries a timestamp that can not be read: ${messageOf(error)}`
  }
}

function removed(from: number, to: number): Finding {
  const where = from === to ? `seal ${from}` : `seals ${from} to ${to}`
  return fault('seal-removed', where, `${where.replace('s', 'S')} ${from === to ? 'was' : 'were'} removed.`)
}

function unrecorded(number: number): Finding {
  const message = `Seal ${number} holds, and the journal has no note of it: a crash came between the two, or it was added.`
  return notice('seal-unrecorded', `seal ${number}`, message)
}
