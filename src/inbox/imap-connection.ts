import type { ImapFlow } from 'imapflow'
import type { Mailbox } from '../model/study.ts'
import { messageOf, RingbackError } from '../support/errors.ts'
import { isLoopback } from '../support/loopback.ts'
import type { InboxWorld } from './inbox.ts'

/** A mailbox of the study that is reached by IMAP. */
export type ImapBox = Extract<Mailbox, { readonly kind: 'imap' }>

const CONNECT = 30_000
// A server that says nothing for so long while an answer is due is gone; while it idles, it is asked whether it lives.
const SILENCE = 90_000
// Some servers and many routers forget a connection that is quiet for longer.
const LONGEST_IDLE = 240_000

/** What a connection tells by itself. */
export interface ImapEvents {
  /** A message came into the open folder. */
  readonly onMail: () => void
  /** The connection ended, whoever ended it. */
  readonly onEnd: () => void
}

/** Connects and logs in. */
export async function connectImap(mailbox: ImapBox, world: InboxWorld, events: ImapEvents): Promise<ImapFlow> {
  const { ImapFlow } = await import('imapflow')
  const { name, host, port, secure, user } = mailbox
  const client = new ImapFlow({
    host,
    port,
    secure: secure === 'tls',
    ...(secure === 'tls' ? {} : { doSTARTTLS: secure === 'starttls' }),
    auth: { user, pass: world.password ?? '' },
    tls: { rejectUnauthorized: !isLoopback(host) },
    logger: false,
    connectionTimeout: CONNECT,
    socketTimeout: SILENCE,
    maxIdleTime: LONGEST_IDLE,
    disableAutoIdle: true,
    disableBinary: true,
  })
  client.on('error', (error) => world.log(`${name}: ${wordsOf(error)}`))
  client.on('exists', events.onMail)
  client.on('close', events.onEnd)
  await failingAs(name)(client.connect())
  return client
}

/** Turns whatever the server or the way to it did into the one error of a mailbox. */
export function failingAs(mailbox: string) {
  return <T>(work: Promise<T>): Promise<T> =>
    work.catch((cause: unknown) => {
      throw new RingbackError('mailbox-failed', `Mailbox \`${mailbox}\`: ${wordsOf(cause)}`, { cause })
    })
}

// The server's own words say more than the client's `Command failed`.
function wordsOf(error: unknown): string {
  const { responseText } = error as { readonly responseText?: string }
  return responseText === undefined ? messageOf(error) : `${messageOf(error)}: ${responseText}`
}
