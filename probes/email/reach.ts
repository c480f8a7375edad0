import type { ProbeContext } from '../../src/probe/probe.ts'
import type { Protection } from './connection-options.ts'
import type { EmailOptions } from './options.ts'
import type { Refusal } from './refusal.ts'
import type { Door } from './route.ts'
import { openSession, type Session } from './session.ts'
import type { Transcript } from './transcript.ts'

/** A message with its envelope. */
export interface Mail {
  readonly from: string
  readonly to: string
  readonly messageId: string
  readonly bytes: Uint8Array
}

/** Tries one door after the other until a server waits for the message, or one has spoken for the domain. */
export async function reach(
  doors: readonly Door[],
  mail: Mail,
  options: EmailOptions,
  transcript: Transcript,
  { clock, signal }: ProbeContext,
): Promise<Session | Refusal> {
  let last: Refusal | null = null
  for (const door of doors) {
    for (const protection of protections(options)) {
      const session = await openSession(requestOf(door, protection, mail, options), transcript, clock, signal)
      if (session.kind === 'ready' || isFinal(session)) return session
      last = session
      if (session.stage !== 'encryption') break
    }
  }
  if (last === null) throw new RangeError('Expected `doors` to name a server, got none')
  return last
}

// Between mail servers a broken TLS is worth less than none: the mail goes in clear, as it does everywhere.
function protections({ delivery }: EmailOptions): readonly Protection[] {
  return delivery.kind === 'relay' ? [delivery.secure] : ['opportunistic', 'none']
}

// The domain's other servers may do better only where this one could not be spoken to, or is not willing just now.
function isFinal({ stage, code }: Refusal): boolean {
  if (stage === 'recipient' || stage === 'message' || stage === 'login') return true
  return stage === 'sender' && code !== null && code >= 500
}

function requestOf(door: Door, protection: Protection, mail: Mail, options: EmailOptions) {
  const { delivery, password, timeouts } = options
  const user = delivery.kind === 'relay' ? delivery.user : undefined
  const named = delivery.kind === 'direct' ? delivery.hello : undefined
  return {
    door,
    protection,
    hello: options.hello ?? named ?? options.domain,
    login: user === undefined ? null : { user, pass: password ?? '' },
    envelope: {
      from: mail.from,
      to: mail.to,
      size: mail.bytes.length,
      dsn: { ret: 'HDRS', envid: tokenOf(mail.messageId), notify: ['SUCCESS', 'FAILURE', 'DELAY'], orcpt: mail.to },
    },
    message: mail.bytes,
    timeouts,
  }
}

// The left half of the Message-ID comes back in a delivery report as the original envelope's name.
function tokenOf(messageId: string): string {
  return messageId.replace(/^<|@.*$/gs, '')
}
