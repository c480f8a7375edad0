import { join } from 'node:path'
import type { ObservationOf } from '../../src/model/observation.ts'
import type { Contact, Plan, TurnId } from '../../src/model/plan.ts'
import type { Instant } from '../../src/model/time.ts'
import { drawPlan } from '../../src/plan/draw.ts'
import { readStudy, type StudyFiles } from '../../src/plan/read-study.ts'

/** When the good study is planned, before its window opens. */
export const PLANNED: Instant = '2026-10-20T09:00:00.000Z'

/** The good study, read. */
export const good: StudyFiles = await readStudy(join(import.meta.dirname, 'good-study'))

/** The good study's plan. */
export const plan: Plan = drawPlan(good, { now: PLANNED }).plan

/** An intent as the journal keeps it. */
export function intent(
  contact: Contact,
  at: Instant,
  turn: TurnId = 'opening',
  agentMinutes = contact.agentMinutes,
): ObservationOf<'intent'> {
  return {
    stream: 'worker:main',
    seq: 1,
    recorded: at,
    witness: 'instrument',
    contact: contact.id,
    turn,
    fact: {
      kind: 'intent',
      at,
      session: 's',
      channel: contact.channel,
      to: contact.desk,
      agentMinutes,
      reliesOn: null,
      plan: '0'.repeat(64),
    },
    previous: '0'.repeat(64),
    hash: '0'.repeat(64),
  }
}
