import type { AddressInfo } from 'node:net'
import type { SMTPServerSession } from 'smtp-server'
import type { Clock } from '../support/clock.ts'

/** A message as a mail server took it. */
export interface Letter {
  readonly from: string
  readonly to: readonly string[]
  readonly bytes: Buffer
}

/** A running server: its port, and its end. */
export interface Running {
  readonly port: number
  close(): Promise<void>
}

/**
 * A mail server on this machine for one domain. What it answers 250 to has been given to `onLetter`, whole.
 * From a client's greeting to its farewell the clock is held: time does not leap over mail that is under way.
 */
export async function openMailServer(
  domain: string,
  clock: Clock,
  onLetter: (letter: Letter) => void | Promise<void>,
): Promise<Running> {
  const { SMTPServer } = await import('smtp-server')
  const holds = new Map<string, () => void>()
  const server = new SMTPServer({
    name: `mx.${domain}`,
    banner: 'takes mail',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onConnect(session, done) {
      holds.set(session.id, clock.busy())
      done()
    },
    onClose(session) {
      holds.get(session.id)?.()
      holds.delete(session.id)
    },
    onRcptTo({ address }, _session, done) {
      if (address.toLowerCase().endsWith(`@${domain}`)) return done()
      done(Object.assign(new Error(`no mail for ${address} here`), { responseCode: 550 }))
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('error', () => {})
      stream.on('end', async () => {
        try {
          await onLetter({ ...envelopeOf(session), bytes: Buffer.concat(chunks) })
          done(null, '2.0.0 taken')
        } catch (error) {
          done(error as Error)
        }
      })
    },
  })
  // A client that hangs up early is no concern of the street's.
  server.on('error', () => {})
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function envelopeOf({ envelope }: SMTPServerSession): Pick<Letter, 'from' | 'to'> {
  return {
    from: envelope.mailFrom === false ? '' : envelope.mailFrom.address.toLowerCase(),
    to: envelope.rcptTo.map(({ address }) => address.toLowerCase()),
  }
}
