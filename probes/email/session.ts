import { Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { SMTPEnvelope } from 'nodemailer/lib/smtp-connection'
import type { Instant } from '../../src/model/time.ts'
import type { Clock } from '../../src/support/clock.ts'
import { connectionOptions, type Protection } from './connection-options.ts'
import { holdBack } from './held-bytes.ts'
import type { EmailOptions } from './options.ts'
import { type Refusal, refusalOf, type SmtpError } from './refusal.ts'
import type { Door } from './route.ts'
import type { Transcript } from './transcript.ts'

/** What is said before the message, and how long the server may take. */
export interface SessionRequest {
  readonly door: Door
  readonly protection: Protection
  readonly hello: string
  readonly login: { readonly user: string; readonly pass: string } | null
  readonly envelope: SMTPEnvelope
  readonly message: Uint8Array
  readonly timeouts: EmailOptions['timeouts']
}

/** What came of letting the message go. `unsent`: the session had ended before one byte of it left. */
export type Answer =
  | { readonly kind: 'said'; readonly at: Instant; readonly code: number; readonly words: string }
  | { readonly kind: 'lost' | 'unsent'; readonly at: Instant; readonly words: string }

/** A session that stands at its 354: the server waits for the message, and we hold it. */
export interface Session {
  readonly kind: 'ready'
  readonly peer: string
  letGo(): Promise<Answer>
  close(because?: string): void
}

/** Speaks SMTP up to the server's 354. Rejects only with the signal's reason; a message that was let go is waited for. */
export async function openSession(
  request: SessionRequest,
  transcript: Transcript,
  clock: Clock,
  signal: AbortSignal,
): Promise<Session | Refusal> {
  signal.throwIfAborted()
  const { default: Connection } = await import('nodemailer/lib/smtp-connection')
  const connection = new Connection({ ...connectionOptions(request), logger: transcript.logger })
  const { timeouts } = request
  const held = holdBack(request.message)
  const answer = Promise.withResolvers<Answer>()
  const broken = Promise.withResolvers<never>()
  broken.promise.catch(() => {})
  let gone = false

  const end = (reason: Error) => {
    broken.reject(reason)
    connection.close()
    answer.resolve({ kind: gone ? 'lost' : 'unsent', at: clock.now(), words: reason.message })
  }
  const onAbort = () => gone || end(new Error('we stopped'))
  const onAnswer = (error: SmtpError | null, info?: { readonly response: string }) => {
    const words = info?.response ?? error?.response ?? error?.message ?? ''
    const code = error === null ? Number.parseInt(words, 10) : error.responseCode
    // An answer to what was not sent: whatever it says, this session can't be trusted with the message.
    if (!gone || code === undefined) end(error ?? new Error('the server answered before it had the message'))
    else answer.resolve({ kind: 'said', at: clock.now(), code, words })
  }
  const step = (start: (done: (error?: Error | null) => void) => void) =>
    Promise.race([
      broken.promise,
      new Promise<void>((resolve, reject) => start((error) => (error ? reject(error) : resolve()))),
    ])
  const within = async <T>(limit: number, work: Promise<T>): Promise<T> => {
    const timer = setTimeout(() => end(new Error('the server took too long')), limit)
    return work.finally(() => clearTimeout(timer))
  }
  const getReady = async () => {
    await step((done) => connection.connect(done))
    transcript.note(connection.secure ? 'encrypted' : 'not encrypted')
    const { login, envelope } = request
    if (login !== null) await step((done) => connection.login({ ...login }, done))
    connection.send({ ...envelope }, held.stream, onAnswer)
    await Promise.race([held.asked, broken.promise])
  }

  connection.on('error', broken.reject)
  connection.once('end', () => broken.reject(new Error('the connection was closed')))
  signal.addEventListener('abort', onAbort)
  try {
    await within(timeouts.connect + timeouts.ready, getReady())
  } catch (error) {
    signal.removeEventListener('abort', onAbort)
    connection.close()
    signal.throwIfAborted()
    transcript.note(`refused: ${(error as Error).message}`)
    return refusalOf(error, request.door)
  }

  return {
    kind: 'ready',
    peer: `${request.door.host}:${request.door.port}`,
    async letGo() {
      // One turn of the event loop, so that an end that has already arrived is seen, and nothing is sent into it.
      await nextTurn()
      if (!isOpen(connection)) end(new Error('the connection was closed'))
      else if (!signal.aborted) {
        gone = true
        held.letGo()
      }
      const said = await within(timeouts.answer, answer.promise)
      if (said.kind !== 'said') transcript.note(said.words)
      if (!connection.destroyed) connection.quit()
      return said
    },
    close(because = 'we closed the connection') {
      signal.removeEventListener('abort', onAbort)
      end(new Error(because))
    },
  }
}

function isOpen({ destroyed, _socket: socket }: SMTPConnection): boolean {
  return !destroyed && socket instanceof Socket && socket.writable && !socket.readableEnded
}
