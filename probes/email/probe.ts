import type { Armed, Blocked, Probe, ProbeContext, Turn } from '../../src/probe/probe.ts'
import { RingbackError } from '../../src/support/errors.ts'
import { arm, mayReach, whileBusy } from './arm.ts'
import { blockedBy, obstacleOf } from './blocked.ts'
import { composeMessage } from './message.ts'
import { type EmailOptions, parseOptions } from './options.ts'
import { reach } from './reach.ts'
import type { Refusal } from './refusal.ts'
import { traceIn } from './relay-log.ts'
import { findRoute } from './route.ts'
import { startTranscript } from './transcript.ts'

export type { EmailOptions } from './options.ts'

/**
 * Email. `prepare` goes as far as SMTP can be taken back: the server has taken the recipient and said 354.
 * `fire` lets the message go, once. A rehearsal stops at the 354 of our own server and never speaks to the brand's.
 */
export const probe: Probe<EmailOptions> = {
  channel: 'email',
  contract: 1,
  parseOptions,
  prepare: (turn, options, context) => whileBusy(context.clock, () => prepare(turn, options, context)),
  async trace(queueId, { delivery }, { clock }) {
    if (delivery.kind !== 'relay' || delivery.log === undefined) return null
    return traceIn(delivery.log, queueId, clock.now())
  },
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
  if (route.kind === 'none') {
    if (context.rehearsal) throw new RingbackError('sender-failed', route.detail)
    return blockedBy(route, transcript, context)
  }
  const bytes = await composeMessage(turn, to, context.clock.now())
  const mail = { from: turn.address, to, messageId: turn.messageId, bytes }
  const session = await reach(route.doors, mail, options, transcript, context)
  if (session.kind === 'refused') {
    const obstacle = obstacleOf(session)
    if (isOurFault(session, domain, options, context)) throw new RingbackError('sender-failed', obstacle.detail)
    return blockedBy(obstacle, transcript, context)
  }
  return arm(turn, domain, session, bytes, transcript, options, context)
}

// What our own server or relay refuses is our failure, and no barrier of a brand's. A note to ourselves is blocked as any mail.
function isOurFault({ stage }: Refusal, domain: string, options: EmailOptions, { rehearsal }: ProbeContext): boolean {
  if (rehearsal) return true
  const spokeForBrand = options.delivery.kind === 'direct' || stage === 'recipient' || stage === 'message'
  return domain !== options.domain && !spokeForBrand
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}
