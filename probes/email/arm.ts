import type { Fact } from '../../src/model/fact.ts'
import type { Armed, ProbeContext, Turn } from '../../src/probe/probe.ts'
import type { Clock } from '../../src/support/clock.ts'
import { messageOf, RingbackError } from '../../src/support/errors.ts'
import type { EmailOptions } from './options.ts'
import { outcomeOf } from './outcome.ts'
import type { Session } from './session.ts'
import type { Transcript } from './transcript.ts'

/** Makes a session that stands at its 354 into what the runner can fire, with the message's bytes kept before they leave. */
export async function arm(
  turn: Turn,
  domain: string,
  session: Session,
  message: Uint8Array,
  transcript: Transcript,
  options: EmailOptions,
  context: ProbeContext,
): Promise<Armed> {
  const { peer } = session
  const keep = async (bytes: Uint8Array, mediaType: string): Promise<Fact> => {
    const evidence = await context.evidence.put(bytes, mediaType)
    return { kind: 'exchange', at: context.clock.now(), protocol: 'smtp', peer, evidence }
  }
  const fire = async (): Promise<readonly Fact[]> => {
    if (!mayReach(domain, options, context)) session.close('the engagement no longer covers it')
    const answer = await session.letGo()
    const outcome = outcomeOf(answer, acceptorOf(domain, options), turn.messageId)
    // The outcome is worth more than the transcript: a store that fails here must not make an accepted message unknown.
    const said = await keep(transcript.bytes(), 'text/plain').catch((error: unknown) => {
      context.log(`the transcript of ${peer} could not be kept: ${messageOf(error)}`)
      return null
    })
    return said === null ? [outcome] : [said, outcome]
  }

  let fired = false
  try {
    return {
      kind: 'armed',
      to: domain,
      facts: [await keep(message, 'message/rfc822')],
      async fire() {
        if (fired) throw new RingbackError('wrong-use', 'Expected `fire` to be called once, got a second call')
        fired = true
        return whileBusy(context.clock, fire)
      },
      async close() {
        session.close()
      },
    }
  } catch (error) {
    session.close()
    throw error
  }
}

/** Whether mail may go to a domain: to ourselves always, to others where the engagement covers them. */
export function mayReach(domain: string, options: EmailOptions, { allows }: ProbeContext): boolean {
  return domain === options.domain || allows(domain)
}

/** Keeps a clock that can leap from doing so while work is in flight. */
export async function whileBusy<T>(clock: Clock, work: () => Promise<T>): Promise<T> {
  const done = clock.busy()
  try {
    return await work()
  } finally {
    done()
  }
}

// What our own server takes from us was accepted by no brand.
function acceptorOf(domain: string, { domain: own, delivery }: EmailOptions) {
  if (domain === own) return null
  return delivery.kind === 'relay' ? 'relay' : 'brand-mail-server'
}
