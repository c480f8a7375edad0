import type { BarrierKind } from '../../src/model/fact.ts'
import type { Blocked, ProbeContext } from '../../src/probe/probe.ts'
import type { Refusal } from './refusal.ts'
import { maskWords } from './server-words.ts'
import type { Transcript } from './transcript.ts'

/** What stands in the way, and whether it may pass. */
export interface Obstacle {
  readonly barrier: BarrierKind
  readonly passing: boolean
  readonly detail: string
}

/** What a refusal is to the contact. A server that says 4xx may think better of it; one that says 5xx has decided. */
export function obstacleOf({ stage, code, words, door }: Refusal): Obstacle {
  const detail = `${door.host}: ${maskWords(words)}`
  if (stage === 'names') return { barrier: 'no-route', passing: true, detail }
  if (code === null && stage !== 'sender') return { barrier: 'unreachable', passing: true, detail }
  if (code !== null && code < 500) return { barrier: 'unwilling-server', passing: true, detail }
  return { barrier: stage === 'recipient' ? 'recipient-refused' : 'unwilling-server', passing: false, detail }
}

/** Blocked by an obstacle; what was said on the way to it is kept. */
export async function blockedBy(
  obstacle: Obstacle,
  transcript: Transcript,
  { clock, evidence, rehearsal }: ProbeContext,
): Promise<Blocked> {
  const { barrier, passing, detail } = obstacle
  const kept = transcript.isEmpty() ? null : await evidence.put(transcript.bytes(), 'text/plain')
  return {
    kind: 'blocked',
    barrier,
    passing,
    facts: [{ kind: 'barrier', at: clock.now(), barrier, detail, passing, driver: null, rehearsal, evidence: kept }],
  }
}
