import type { Observation } from '../model/observation.ts'
import type { Reading } from '../model/reading.ts'
import type { Instant } from '../model/time.ts'
import { type Action, actionsToCome, listensUntil } from '../probe/due.ts'
import { earlier } from '../support/clock.ts'
import { plus } from '../support/period.ts'
import { canaryState } from './canaries.ts'
import { type Fieldwork, withFieldwork } from './fieldwork.ts'
import { sendTurn } from './send-turn.ts'
import { isStopped } from './stop-file.ts'
import type { World } from './world.ts'

/** How the field is worked. */
export interface RunOptions {
  /** Send what is due, read the mailboxes, and end: for cron. */
  readonly once?: boolean
  /** The name of this worker's chain in the journal. */
  readonly worker?: string
}

export type RunEnd = 'complete' | 'once' | 'deaf' | 'stopped' | 'interrupted'

/** Sends what is due, listens, until the study is complete. May be started again at any time, beside another run too. */
export async function runStudy(
  folder: string,
  world: World,
  { once = false, worker = 'main' }: RunOptions = {},
): Promise<RunEnd> {
  return withFieldwork(folder, world, worker, (work) => loop(work, once))
}

async function loop(work: Fieldwork, once: boolean): Promise<RunEnd> {
  const { clock } = work.study.world
  // A single pass sends one canary and waits for it, not for a second one.
  const started = clock.now()
  for (;;) {
    const look = await lookAround(work)
    if (isStopped(work.study.folder)) return 'stopped'
    if (look.heard && look.fresh && (await act(work, look, once ? started : null))) continue
    // Silence reaches as far as the last noted reading: the end is noted.
    if (look.heard && isComplete(work, look) && (await work.mailboxes.read({ note: true }))) return 'complete'
    if (once && !waitsForCanary(work, look, started)) return look.heard ? 'once' : 'deaf'
    await rest(work, look)
  }
}

/** The world as it is at this moment. */
interface Look {
  readonly heard: boolean
  /** Whether the study's files could be read as they are now. */
  readonly fresh: boolean
  readonly observations: readonly Observation[]
  readonly readings: readonly Reading[]
  readonly actions: readonly Action[]
  readonly due: readonly Action[]
  readonly now: Instant
}

async function lookAround({ study, mailboxes, reader, courier, say }: Fieldwork): Promise<Look> {
  study.world.signal.throwIfAborted()
  const heard = await mailboxes.read()
  const fresh = await study.refresh()
  await courier.readRelayLog(await study.observations(), (contact, turn, fact) => say(fact, contact, turn))
  const { current } = study.plan
  const observations = [...(await study.observations())]
  const readings = await reader.readings(current, observations)
  const actions = actionsToCome(current, observations, readings)
  const now = study.world.clock.now()
  return { heard, fresh, observations, readings, actions, due: actions.filter(({ at }) => at <= now), now }
}

// True when anything was done, so that the world must be looked at again before resting.
async function act(work: Fieldwork, look: Look, single: Instant | null): Promise<boolean> {
  const { study, courier, say } = work
  const { log } = study.world
  const { observations, readings, due, now } = look
  const canary = canaryState(study.plan.current, observations, readings, due.length > 0, now)
  if (canary.wanted && (single === null || !canarySince(observations, single))) {
    if (canary.lost !== null) log(`canary ${canary.lost} did not come through: nothing is sent until one does`)
    for (const fact of await courier.sendCanary()) {
      if (fact.kind === 'canary-refused') log(`our own server did not take a canary: ${fact.detail}`)
      await say(fact)
    }
    return true
  }
  if (!canary.proven) return false
  for (const action of due) {
    study.world.signal.throwIfAborted()
    if (isStopped(study.folder)) return false
    // After each turn the world is looked at again: an opt-out or a mailbox lost meanwhile counts for the next.
    if (await sendTurn(work, action, readings, await study.observations())) return true
  }
  return false
}

function isComplete({ study }: Fieldwork, { actions, observations, now }: Look): boolean {
  const until = listensUntil(study.plan.current, observations)
  return actions.length === 0 && (until === null || until <= now)
}

function waitsForCanary({ study }: Fieldwork, { due, observations, readings, now }: Look, started: Instant): boolean {
  if (due.length === 0 || !canarySince(observations, started)) return false
  const { proven, next } = canaryState(study.plan.current, observations, readings, true, now)
  return !proven && next > now && next <= plus(started, study.plan.current.listening.canaryLimit)
}

function canarySince(observations: readonly Observation[], since: Instant): boolean {
  return observations.some(
    ({ fact }) => (fact.kind === 'canary-sent' || fact.kind === 'canary-refused') && fact.at >= since,
  )
}

async function rest(
  { study, mailboxes, pause }: Fieldwork,
  { actions, observations, readings, due }: Look,
): Promise<void> {
  const { world, plan } = study
  const now = world.clock.now()
  const poll = plus(now, plan.current.listening.every)
  const next = actions.find(({ at }) => at > now)?.at
  const canary = canaryState(plan.current, observations, readings, due.length > 0, now).next
  const soonest = next === undefined ? poll : earlier(poll, next)
  await pause(() => mailboxes.wait(canary > now ? earlier(soonest, canary) : soonest))
}
