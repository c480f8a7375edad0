import type { Head, NewObservation, Observation, StudyHead } from '../model/observation.ts'
import { canonical, hashOf, sha256 } from '../support/canonical.ts'

/** What the first of a stream has in the place of the hash before it. */
export const NOTHING_BEFORE = '0'.repeat(64)

/** What a link covers: the observation's canonical JSON without the two hashes. */
export function bodyOf(observation: NewObservation & { readonly seq: number }): string {
  const { stream, seq, recorded, witness, contact, turn, fact } = observation
  return canonical({ stream, seq, recorded, witness, contact, turn, fact })
}

/** The hash of a link: it covers the body and, through `previous`, all that came before in its stream. */
export function linkHash(previous: string, body: string): string {
  return sha256(`${previous}\n${body}`)
}

/** The next link of a stream. */
export function linkAfter(head: Head | undefined, added: NewObservation): { observation: Observation; body: string } {
  const { stream, recorded, witness, contact, turn, fact } = added
  const previous = head?.hash ?? NOTHING_BEFORE
  const placed = { stream, seq: (head?.seq ?? 0) + 1, recorded, witness, contact, turn, fact }
  const body = bodyOf(placed)
  return { observation: { ...placed, previous, hash: linkHash(previous, body) }, body }
}

/** All heads, in the order of their streams, under one hash. */
export function studyHead(heads: Iterable<Head>): StudyHead {
  const sorted = [...heads].sort((a, b) => (a.stream < b.stream ? -1 : 1))
  return { heads: sorted, hash: hashOf(sorted) }
}
