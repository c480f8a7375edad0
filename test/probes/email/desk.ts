import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** What a desk's mail server does with a message, once it has its final dot. */
export type AtTheDot =
  | { readonly kind: 'take'; readonly words?: string; readonly after?: Promise<void> }
  | { readonly kind: 'refuse'; readonly code: number; readonly words: string }
  | { readonly kind: 'close' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'keep-silent' }

export interface DeskOptions {
  readonly atTheDot?: AtTheDot
  /** Refusals before the message: a code and its words. */
  readonly greeting?: readonly [number, string]
  readonly sender?: readonly [number, string]
  readonly recipient?: readonly [number, string]
  readonly server?: SMTPServerOptions
}

/** A mail server on loopback that acts by script, and writes down what it saw. */
export interface Desk {
  readonly port: number
  /** Whole messages, as they came. */
  readonly messages: readonly string[]
  /** Everything that arrived after a 354, whether or not its final dot came. */
  readonly begun: readonly string[]
  readonly recipients: readonly string[]
  readonly envelopes: readonly unknown[]
  /** Ends every connection, and waits until it is ended. */
  drop(): Promise<void>
  close(): Promise<void>
}

/** Opens a desk on a free port. */
export async function openDesk(options: DeskOptions = {}): Promise<Desk> {
  const messages: string[] = []
  const begun: string[] = []
  const recipients: string[] = []
  const envelopes: unknown[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    hideDSN: false,
    closeTimeout: 1,
    onConnect: (_session, done) => done(refusal(options.greeting)),
    onMailFrom: (_address, _session, done) => done(refusal(options.sender)),
    onRcptTo: (address, _session, done) => {
      recipients.push(address.address)
      done(refusal(options.recipient))
    },
    onData: (stream, session, done) => {
      const index = begun.push('') - 1
      envelopes.push(structuredClone(session.envelope))
      stream.on('data', (chunk: Buffer) => {
        begun[index] += chunk.toString('latin1')
      })
      stream.on('error', () => {})
      stream.on('end', () => {
        messages.push(begun[index] ?? '')
        void act(options.atTheDot ?? { kind: 'take' }, done)
      })
    },
    ...options.server,
  })
  server.on('error', () => {})
  const sockets = () => [...server.connections].map((connection) => connection._socket)
  const act = async (dot: AtTheDot, done: (error?: Error | null, words?: string) => void) => {
    if (dot.kind === 'close') for (const socket of sockets()) socket.destroy()
    if (dot.kind === 'reset') for (const socket of sockets()) 'resetAndDestroy' in socket && socket.resetAndDestroy()
    if (dot.kind === 'refuse') done(refusal([dot.code, dot.words]))
    if (dot.kind !== 'take') return
    await dot.after
    done(null, dot.words ?? '2.0.0 Ok: queued as 4TkW2Y1zLq')
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.server.address() as AddressInfo).port,
    messages,
    begun,
    recipients,
    envelopes,
    drop: async () => {
      for (const socket of sockets()) socket.destroy()
      while (server.connections.size > 0) await new Promise((resolve) => setImmediate(resolve))
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function refusal(words: readonly [number, string] | undefined): Error | null {
  if (words === undefined) return null
  return Object.assign(new Error(words[1]), { responseCode: words[0] })
}
