import { isKind, type Observation } from '../model/observation.ts'
import type { Reading } from '../model/reading.ts'
import { attempt } from '../probe/attempt.ts'
import type { Action } from '../probe/due.ts'
import type { Fieldwork } from './fieldwork.ts'
import { permitFor } from './permit.ts'
import { channelOf, turnOf } from './turns.ts'

/** Sends one due turn, if the gate lets it. True when something was written down, so that the world has changed. */
export async function sendTurn(
  work: Fieldwork,
  action: Action,
  readings: readonly Reading[],
  observations: readonly Observation[],
  assisted = false,
): Promise<boolean> {
  const { study, reader, courier, stream, session, say } = work
  const { world, store, plan } = study
  const { contact, turn: id, reading } = action
  const named = `${contact.brand} ${contact.id} ${id}`
  const withhold = (code: string, because: string) => {
    const reliesOn = reading && { observation: reading.observation, reading: reading.kind, rules: reading.rules }
    world.log(`${named}: withheld, ${because}`)
    return say({ kind: 'withheld', at: world.clock.now(), code, because, reliesOn }, contact.id, id)
  }

  const turn = await turnOf(action, plan.current, study.folder, reader)
  if (turn === null) {
    await withhold('no-way-back', 'The brand wrote nothing that could be answered, and a form is not filled twice.')
    return true
  }
  const permit = permitFor(study, await work.gate(), readings, observations, turn.to)
  // Asked here too, so that no page of a brand is opened for a turn that may not be sent.
  const intents = observations.filter((observation) => isKind(observation, 'intent'))
  const early = permit(action, courier.destination(action, turn), intents)
  const ended =
    early ??
    (await attempt(action, turn, await courier.probe(channelOf(action)), await courier.options(action, assisted), {
      journal: store.journal,
      clock: world.clock,
      stream,
      session,
      plan: plan.head,
      context: courier.context(false),
      permit,
      onStep: world.onStep,
    }))
  if (ended.kind !== 'declined') {
    world.log(`${named}: ${ended.kind}`)
    return true
  }
  // Another run was faster, and sent it.
  if (ended.passing || ended.code === 'already-intended' || ended.code === 'already-sent') return false
  await withhold(ended.code, ended.because)
  return true
}
