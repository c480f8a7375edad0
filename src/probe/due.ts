import { isKind, type Observation } from '../model/observation.ts'
import { type Settled, settledOutcome } from '../model/outcome.ts'
import type { Contact, ContactId, Plan, TurnId } from '../model/plan.ts'
import type { Reading } from '../model/reading.ts'
import type { Instant, Period } from '../model/time.ts'
import type { Item } from '../model/words.ts'
import { later } from '../support/clock.ts'
import { plus } from '../support/period.ts'

/** A turn that is to be sent at `at` or as soon after as may be. */
export interface Action {
  readonly contact: Contact
  readonly turn: TurnId
  readonly at: Instant
  /** The message that asks for this turn, or that a close answers; null for an opening and where nothing came. */
  readonly reading: Reading | null
}

/** After a barrier that may pass, the same turn is tried again after these waits, and then no more. */
export const RETRY_AFTER = ['PT15M', 'PT1H', 'PT4H', 'P1D'] as const

/** What the journal says of one contact, as far as the next turn depends on it. */
interface Progress {
  readonly intents: ReadonlySet<TurnId>
  readonly refused: ReadonlySet<TurnId>
  readonly tries: ReadonlyMap<TurnId, readonly Instant[]>
  readonly opened: Settled | null
  /** True where our relay's log or a person says that the brand never got the opening. */
  readonly lost: boolean
  readonly over: boolean
}

/**
 * All turns that are still to be sent, soonest first: a pure function of the plan, the journal and the readings.
 * Each turn is named at most once, and never again once its intent is in the journal.
 */
export function actionsToCome(
  plan: Plan,
  observations: readonly Observation[],
  readings: readonly Reading[],
): readonly Action[] {
  const byContact = Map.groupBy(observations, (observation) => observation.contact)
  const read = Map.groupBy(readings, ({ belongsTo }) => (belongsTo.kind === 'contact' ? belongsTo.contact : null))
  return plan.contacts
    .flatMap((contact) =>
      actionsOf(
        contact,
        progressOf(byContact.get(contact.id) ?? []),
        inOrder(read.get(contact.id)),
        plan.listening.replyAfter,
      ),
    )
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** When the listening for the last contact ends; null while one is still to be opened. */
export function listensUntil(plan: Plan, observations: readonly Observation[]): Instant | null {
  const accepted = new Map<ContactId, Instant>()
  for (const observation of observations) {
    if (isKind(observation, 'outcome') && observation.turn === 'opening' && observation.contact !== null) {
      accepted.set(observation.contact, observation.fact.at)
    }
  }
  return plan.contacts.reduce<Instant | null>((end, contact) => {
    const start = accepted.get(contact.id)
    if (start === undefined) return end
    const until = plus(start, contact.listens)
    return end === null ? until : later(end, until)
  }, null)
}

function actionsOf(
  contact: Contact,
  progress: Progress,
  readings: readonly Reading[],
  replyAfter: Period,
): readonly Action[] {
  if (progress.over || readings.some(({ optOut }) => optOut)) return []
  const opening = nextTry(contact, 'opening', contact.notBefore, null, progress)
  if (!progress.intents.has('opening')) return opening
  const undelivered = progress.lost || readings.some(({ delivery }) => delivery?.status === 'failed')
  if (progress.opened === null || undelivered || rejected(progress, readings)) return []
  const close = closeOf(contact, progress, progress.opened, readings, replyAfter)
  return [...repliesOf(contact, progress, readings, replyAfter, close[0]?.at ?? null), ...close]
}

function repliesOf(
  contact: Contact,
  progress: Progress,
  readings: readonly Reading[],
  replyAfter: Period,
  closes: Instant | null,
): readonly Action[] {
  const asked = new Map<Item, Reading>()
  for (const reading of readings) {
    for (const item of reading.asksFor) if (!asked.has(item)) asked.set(item, reading)
  }
  return [...asked]
    .filter(([item, reading]) => contact.replies[item] !== undefined && (closes === null || reading.received < closes))
    .flatMap(([item, reading]) =>
      nextTry(contact, `reply:${item}`, plus(reading.received, replyAfter), reading, progress),
    )
}

// An answer is thanked for; whatever else came or did not come, the shopper says goodbye when the listening ends.
function closeOf(
  contact: Contact,
  progress: Progress,
  opened: Settled,
  readings: readonly Reading[],
  replyAfter: Period,
): readonly Action[] {
  const answer = readings.find(({ kind }) => kind === 'answer')
  const latest =
    readings.findLast(({ by }) => by === 'person') ?? readings.findLast(({ kind }) => kind === 'acknowledgement')
  const at = answer === undefined ? plus(opened.at, contact.listens) : plus(answer.received, replyAfter)
  return nextTry(contact, 'close', at, answer ?? latest ?? null, progress)
}

function nextTry(
  contact: Contact,
  turn: TurnId,
  notBefore: Instant,
  reading: Reading | null,
  { intents, refused, tries }: Progress,
): readonly Action[] {
  if (intents.has(turn) || refused.has(turn)) return []
  const tried = tries.get(turn) ?? []
  const last = tried.at(-1)
  if (last === undefined) return [{ contact, turn, at: notBefore, reading }]
  const wait = RETRY_AFTER[tried.length - 1]
  return wait === undefined ? [] : [{ contact, turn, at: later(notBefore, plus(last, wait)), reading }]
}

function progressOf(observations: readonly Observation[]): Progress {
  const intents = new Set<TurnId>()
  const refused = new Set<TurnId>()
  const tries = new Map<TurnId, Instant[]>()
  let over = false
  for (const observation of observations) {
    const { turn, fact } = observation
    if (fact.kind === 'decision' && fact.says.kind === 'void') over = true
    if (turn === null) continue
    if (fact.kind === 'intent') intents.add(turn)
    if (fact.kind === 'withheld') refused.add(turn)
    if (fact.kind === 'barrier' && !fact.rehearsal && !fact.passing) refused.add(turn)
    if ((fact.kind === 'barrier' && !fact.rehearsal && fact.passing) || fact.kind === 'instrument-failed') {
      tries.set(turn, [...(tries.get(turn) ?? []), fact.at])
    }
  }
  const openings = observations.filter(({ turn }) => turn === 'opening')
  const opened = settledOutcome(
    openings.filter((one) => isKind(one, 'outcome')),
    openings.filter((one) => isKind(one, 'decision')).filter(({ fact }) => fact.says.kind === 'outcome'),
  )
  const told = openings.filter((one) => isKind(one, 'delivery')).at(-1)
  return { intents, refused, tries, opened, lost: told?.fact.status === 'failed', over }
}

// A rejected opening is no contact, unless a message proves that it went through after all.
function rejected({ opened }: Progress, readings: readonly Reading[]): boolean {
  return opened?.outcome === 'rejected' && readings.length === 0
}

function inOrder(readings: readonly Reading[] | undefined): readonly Reading[] {
  return (readings ?? []).toSorted((a, b) => (a.received < b.received ? -1 : a.received > b.received ? 1 : 0))
}
