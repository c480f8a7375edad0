import type { Fact } from '../model/fact.ts'
import type { Declined, Journal, NewObservation, Observation, ObservationOf, Stream } from '../model/observation.ts'
import type { Clock } from '../support/clock.ts'
import { messageOf, RingbackError } from '../support/errors.ts'
import type { Action } from './due.ts'
import type { Armed, Blocked, Probe, ProbeContext, Turn } from './probe.ts'

/** Where an attempt is; the steps between which a crash must cost nothing and repeat nothing. */
export type AttemptStep = 'prepared' | 'intent-written' | 'fired' | 'outcome-written'

/** What one attempt needs of the world. */
export interface AttemptField {
  readonly journal: Journal
  readonly clock: Clock
  readonly stream: Stream
  readonly session: string
  /** The hash of the plan or of its last amendment. */
  readonly plan: string
  readonly context: ProbeContext
  /** May this turn go there now? Asked inside the transaction that writes the intent. */
  readonly permit: (action: Action, to: string, intents: readonly ObservationOf<'intent'>[]) => Declined | null
  readonly onStep?: ((step: AttemptStep, action: Action) => void) | undefined
}

/** How an attempt ended. Only `fired` may have reached the brand. */
export type Attempted =
  | { readonly kind: 'fired' }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'failed' }
  | Declined

/**
 * One turn, once: prepare, write down the intent, fire, write down the outcome.
 * The intent is on the disk before the irreversible act; whatever happens after it, the turn is never sent again.
 */
export async function attempt<Options>(
  action: Action,
  turn: Turn,
  probe: Probe<Options>,
  options: Options,
  field: AttemptField,
): Promise<Attempted> {
  const write = writer(action, field)
  const ready = await prepared(turn, probe, options, field.context)
  if (ready.kind !== 'armed') {
    await write(ready.facts)
    return { kind: ready.kind }
  }
  try {
    await write([...ready.facts, { kind: 'prepared', at: field.clock.now(), channel: probe.channel, rehearsal: false }])
    field.onStep?.('prepared', action)
    const declined = await intend(action, probe, ready, field)
    if (declined !== null) return declined
    field.onStep?.('intent-written', action)
    const facts = await fired(ready, field.clock)
    field.onStep?.('fired', action)
    await write(facts)
    field.onStep?.('outcome-written', action)
    return { kind: 'fired' }
  } finally {
    await ready.close()
  }
}

/** Prepare and close: a rehearsal. What it met is written down, and marked as a rehearsal. */
export async function rehearse<Options>(
  action: Action,
  turn: Turn,
  probe: Probe<Options>,
  options: Options,
  field: Omit<AttemptField, 'permit'>,
): Promise<'armed' | 'blocked' | 'failed'> {
  const write = writer(action, field)
  const ready = await prepared(turn, probe, options, { ...field.context, rehearsal: true })
  if (ready.kind !== 'armed') {
    await write(ready.facts)
    return ready.kind
  }
  await ready.close()
  await write([...ready.facts, { kind: 'prepared', at: field.clock.now(), channel: probe.channel, rehearsal: true }])
  return 'armed'
}

interface Failed {
  readonly kind: 'failed'
  readonly facts: readonly Fact[]
}

// What breaks while nothing is sent is the instrument's own fault, and says so.
async function prepared<Options>(
  turn: Turn,
  probe: Probe<Options>,
  options: Options,
  context: ProbeContext,
): Promise<Armed | Blocked | Failed> {
  try {
    return await probe.prepare(turn, options, context)
  } catch (error) {
    context.signal.throwIfAborted()
    const code = error instanceof RingbackError ? error.code : 'instrument'
    return {
      kind: 'failed',
      facts: [{ kind: 'instrument-failed', at: context.clock.now(), code, detail: messageOf(error) }],
    }
  }
}

async function intend<Options>(
  action: Action,
  probe: Probe<Options>,
  ready: Armed,
  { journal, clock, stream, session, plan, permit }: AttemptField,
): Promise<Declined | null> {
  const { contact, turn, reading } = action
  const reliesOn = reading && { observation: reading.observation, reading: reading.kind, rules: reading.rules }
  const at = clock.now()
  const intent: NewObservation = {
    stream,
    recorded: at,
    witness: 'instrument',
    contact: contact.id,
    turn,
    fact: {
      kind: 'intent',
      at,
      session,
      channel: probe.channel,
      to: ready.to,
      agentMinutes: turn === 'opening' ? contact.agentMinutes : 1,
      reliesOn,
      plan,
    },
  }
  const written = await journal.appendIntent(intent, (intents) => permit(action, ready.to, intents))
  return isDeclined(written) ? written : null
}

// A probe that throws while firing may have sent: the outcome is unknown, and stays so until a reply or a person settles it.
async function fired(ready: Armed, clock: Clock): Promise<readonly Fact[]> {
  try {
    return await ready.fire()
  } catch (error) {
    return [unknownOutcome(clock, `the instrument failed while sending: ${messageOf(error)}`)]
  }
}

/** The outcome of an act whose end nobody saw. */
export function unknownOutcome(clock: Clock, detail: string): Fact {
  return { kind: 'outcome', at: clock.now(), outcome: 'unknown', by: null, detail, queueId: null, messageId: null }
}

function writer(
  { contact, turn }: Action,
  { journal, clock, stream }: Pick<AttemptField, 'journal' | 'clock' | 'stream'>,
) {
  return async (facts: readonly Fact[]): Promise<readonly Observation[]> =>
    journal.append(
      facts.map((fact) => ({ stream, recorded: clock.now(), witness: 'instrument', contact: contact.id, turn, fact })),
    )
}

function isDeclined(written: Observation | Declined): written is Declined {
  return 'kind' in written && written.kind === 'declined'
}
