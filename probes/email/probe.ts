import type { Fact } from '../../src/model/fact.ts'
import type { Armed, Blocked, Probe, ProbeContext, Turn } from '../../src/probe/probe.ts'
import { messageOf, RingbackError } from '../../src/support/errors.ts'
import { blockedBy, type Obstacle, obstacleOf } from './blocked.ts'
import { composeMessage } from './message.ts'
import { type EmailOptions, parseOptions } from './options.ts'
import { outcomeOf } from './outcome.ts'
import { reach } from './reach.ts'
import type { Refusal } from './refusal.ts'
import { findRoute } from './route.ts'
import type { Answer, Session } from './session.ts'
import { startTranscript, type Transcript } from './transcript.ts'

export type { EmailOptions } from './options.ts'

/**
 * Email. `prepare` goes as far as SMTP can be taken back: the server has taken the recipient and said 354.
 * `fire` lets the message go, once. A rehearsal stops at the 354 of our own server and never speaks to the brand's.
 */
export const probe: Probe<EmailOptions> = {
  channel: 'email',
  contract: 1,
  parseOptions,
  prepare: (turn, options, context) => whileBusy(context, () => prepare(turn, options, context)),
}

async function prepare(turn: Turn, options: EmailOptions, context: ProbeContext): Promise<Armed | Blocked> {
  context.signal.throwIfAborted()
  const to = context.rehearsal ? turn.address : turn.to
  if (to === null) throw new RingbackError('invalid-study', 'Expected `to` to be an address for mail, got null')
  const domain = domainOf(to)
  if (!mayReach(domain, options, context)) {
    throw new RingbackError('gate-refused', `Expected the engagement to cover ${domain}, but it does not`)
  }
  const transcript = startTranscript(context.clock)
  const route = await findRoute(domain, options)
  if (route.kind === 'none') return stopAt(route, domain, options, transcript, context)
  const bytes = await composeMessage(turn, to, context.clock.now())
  const mail = { from: turn.address, to, messageId: turn.messageId, bytes }
  const session = await reach(route.doors, mail, options, transcript, context)
  if (session.kind === 'refused') {
    const ours = options.delivery.kind === 'relay' && isOurFault(session)
    return stopAt(obstacleOf(session), ours ? options.domain : domain, options, transcript, context)
  }
  try {
    const message = await context.evidence.put(bytes, 'message/rfc822')
    const sent: Fact = {
      kind: 'exchange',
      at: context.clock.now(),
      protocol: 'smtp',
      peer: session.peer,
      evidence: message,
    }
    return arm(turn, domain, session, sent, options, transcript, context)
  } catch (error) {
    session.close()
    throw error
  }
}

function arm(
  turn: Turn,
  domain: string,
  session: Session,
  sent: Fact,
  options: EmailOptions,
  transcript: Transcript,
  context: ProbeContext,
): Armed {
  let fired = false
  const by = domain === options.domain ? null : options.delivery.kind === 'relay' ? 'relay' : 'brand-mail-server'
  const fire = async (): Promise<readonly Fact[]> => {
    const answer = mayReach(domain, options, context) ? await session.letGo() : withheld(session, context)
    const outcome = outcomeOf(answer, by, turn.messageId)
    return [...(await exchangeOf(session, transcript, context)), outcome]
  }
  return {
    kind: 'armed',
    to: domain,
    facts: [sent],
    async fire() {
      if (fired) throw new RingbackError('wrong-use', 'Expected `fire` to be called once, got a second call')
      fired = true
      return whileBusy(context, fire)
    },
    async close() {
      session.close()
    },
  }
}

// What our own server or relay refuses is our failure, and never a barrier of the brand's.
async function stopAt(
  obstacle: Obstacle,
  domain: string,
  options: EmailOptions,
  transcript: Transcript,
  context: ProbeContext,
): Promise<Blocked> {
  if (domain === options.domain) throw new RingbackError('sender-failed', obstacle.detail)
  return blockedBy(obstacle, transcript, context)
}

// A relay that can't be reached, or refuses us as a sender, has said nothing of the brand.
function isOurFault({ stage }: Refusal): boolean {
  return stage !== 'recipient' && stage !== 'message'
}

function mayReach(domain: string, options: EmailOptions, { allows }: ProbeContext): boolean {
  return domain === options.domain || allows(domain)
}

function withheld(session: Session, { clock }: ProbeContext): Answer {
  session.close()
  return { kind: 'unsent', at: clock.now(), words: 'the engagement no longer covers it' }
}

// The outcome is worth more than the transcript: a store that fails here must not make an accepted message unknown.
async function exchangeOf(session: Session, transcript: Transcript, context: ProbeContext): Promise<readonly Fact[]> {
  try {
    const evidence = await context.evidence.put(transcript.bytes(), 'text/plain')
    return [{ kind: 'exchange', at: context.clock.now(), protocol: 'smtp', peer: session.peer, evidence }]
  } catch (error) {
    context.log(`the transcript of ${session.peer} could not be kept: ${messageOf(error)}`)
    return []
  }
}

async function whileBusy<T>({ clock }: ProbeContext, work: () => Promise<T>): Promise<T> {
  const done = clock.busy()
  try {
    return await work()
  } finally {
    done()
  }
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}
