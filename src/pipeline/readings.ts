import { isKind, type Observation } from '../model/observation.ts'
import type { Plan } from '../model/plan.ts'
import type { Reading, ReplyTo } from '../model/reading.ts'
import type { Sha256 } from '../model/words.ts'
import { type Message, parseMessage } from '../observe/message.ts'
import { observe } from '../observe/observe.ts'
import { replyTo } from '../observe/reply-to.ts'
import type { Store } from '../store/store.ts'

/** Reads everything that arrived, each message's bytes once. */
export interface Reader {
  readings(plan: Plan, observations: readonly Observation[]): Promise<readonly Reading[]>
  /** What an answer to that message needs; null where its bytes are gone. */
  replyTo(evidence: Sha256): Promise<ReplyTo | null>
}

// What readings follow from. A mailbox that was found empty once more changes none of them.
const READ_FROM: ReadonlySet<Observation['fact']['kind']> = new Set([
  'mail-received',
  'outcome',
  'canary-sent',
  'decision',
  'reading-kept',
  'evidence-deleted',
])

interface Read {
  readonly plan: Plan
  readonly from: readonly Observation[]
  readonly readings: readonly Reading[]
}

/** A reader over the stored bytes. Evidence that was deleted on purpose reads as a message of which nothing is left. */
export function openReader(store: Store): Reader {
  const parsed = new Map<Sha256, Message>()
  async function message(sha256: Sha256): Promise<Message> {
    const known = parsed.get(sha256)
    if (known !== undefined) return known
    const bytes = await store.evidence.get(sha256)
    const fresh = await parseMessage(bytes ?? new Uint8Array())
    parsed.set(sha256, fresh)
    return fresh
  }
  let last: Read | null = null
  return {
    async readings(plan, all) {
      const observations = all.filter(({ fact }) => READ_FROM.has(fact.kind))
      if (last !== null && last.plan === plan && areSame(last.from, observations)) return last.readings
      const kept = keptReadings(observations)
      const mails = []
      for (const observation of observations.filter((one) => isKind(one, 'mail-received'))) {
        if (kept.has(observation.fact.evidence.sha256)) continue
        mails.push({ observation, message: await message(observation.fact.evidence.sha256) })
      }
      const read = observe({
        plan,
        mails,
        outcomes: observations.filter((observation) => isKind(observation, 'outcome')),
        canaries: observations.filter((observation) => isKind(observation, 'canary-sent')),
        decisions: observations.filter((observation) => isKind(observation, 'decision')),
      })
      const readings = [...kept.values(), ...read]
      last = { plan, from: observations, readings }
      return readings
    },
    async replyTo(evidence) {
      const bytes = await store.evidence.get(evidence)
      return bytes === null ? null : replyTo(await message(evidence))
    },
  }
}

function areSame(a: readonly Observation[], b: readonly Observation[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i])
}

// Where the bytes were deleted on purpose, what they meant was written down before.
function keptReadings(observations: readonly Observation[]): ReadonlyMap<Sha256, Reading> {
  const deleted = new Set(observations.filter((one) => isKind(one, 'evidence-deleted')).map(({ fact }) => fact.sha256))
  const kept = new Map<Sha256, Reading>()
  for (const observation of observations) {
    if (!isKind(observation, 'reading-kept')) continue
    const reading = observation.fact.reading as unknown as Reading
    if (deleted.has(reading.evidence)) kept.set(reading.evidence, reading)
  }
  return kept
}
