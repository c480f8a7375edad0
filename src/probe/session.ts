import { createHash } from 'node:crypto'
import { hostname } from 'node:os'
import { isKind, type Journal, type Observation, type ObservationOf, type Stream } from '../model/observation.ts'
import type { Clock } from '../support/clock.ts'
import { millis } from '../support/clock.ts'
import { unknownOutcome } from './attempt.ts'

// A session on another machine can't be asked whether it lives; after this long no act of it is still under way.
const LONGEST_ACT = 15 * 60_000

/** Names this process: the machine (hashed), the process, a number for its start. */
export function sessionName(): string {
  return `${machine()}.${process.pid}.${Math.round(performance.timeOrigin).toString(36)}`
}

/**
 * Writes `unknown` for every act that a process began and, having died, can't finish: once, whoever comes first.
 * An act of a process that still lives is left alone.
 */
export async function settleOrphans(journal: Journal, clock: Clock, stream: Stream, own: string): Promise<number> {
  const { observations } = await journal.read()
  const orphans = orphansIn(observations).filter(({ fact }) => !lives(fact.session, fact.at, clock, own))
  await journal.append(
    orphans.map(({ contact, turn }) => ({
      stream,
      recorded: clock.now(),
      witness: 'instrument',
      contact,
      turn,
      fact: unknownOutcome(clock, 'the run was interrupted between the intent and its outcome'),
    })),
  )
  return orphans.length
}

/** Intents without an outcome. */
export function orphansIn(observations: readonly Observation[]): readonly ObservationOf<'intent'>[] {
  const key = ({ contact, turn }: Pick<Observation, 'contact' | 'turn'>) => `${contact} ${turn}`
  const ended = new Set(observations.filter((observation) => isKind(observation, 'outcome')).map(key))
  return observations.filter((observation) => isKind(observation, 'intent')).filter((intent) => !ended.has(key(intent)))
}

function lives(session: string, at: string, clock: Clock, own: string): boolean {
  if (session === own) return true
  const [host, pid] = session.split('.')
  if (host !== machine()) return millis(clock.now()) - millis(at) < LONGEST_ACT
  try {
    process.kill(Number(pid), 0)
    return millis(clock.now()) - millis(at) < LONGEST_ACT
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function machine(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
}
