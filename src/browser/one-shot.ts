import { lookup } from 'node:dns'
import { type ClientRequest, request as http, type IncomingMessage } from 'node:http'
import { request as https } from 'node:https'
import type { LookupFunction } from 'node:net'
import type { Duplex } from 'node:stream'
import { brotliDecompressSync, unzipSync, zstdDecompressSync } from 'node:zlib'
import type { Instant } from '../model/time.ts'
import { messageOf } from '../support/errors.ts'
import type { FailurePhase, Header, WireRequest, WireResponse } from './port.ts'

/** What became of a request that was sent once. */
export type Sent =
  | {
      readonly kind: 'answered'
      readonly response: WireResponse
      readonly sentAt: Instant | null
      readonly answeredAt: Instant
    }
  | {
      readonly kind: 'unanswered'
      readonly phase: FailurePhase
      readonly cause: string
      readonly sentAt: Instant | null
    }

export interface OneShotOptions {
  readonly timeoutMs: number
  readonly now: () => Instant
}

/** Sends a request exactly once: on a connection of its own, following no redirect, never trying again. */
export function sendOnce(outgoing: WireRequest, { timeoutMs, now }: OneShotOptions): Promise<Sent> {
  return new Promise((resolve) => {
    let phase: FailurePhase = 'connect'
    let sentAt: Instant | null = null
    const end = (sent: Sent) => {
      clearTimeout(timer)
      resolve(sent)
    }
    const fail = (cause: unknown, failed: FailurePhase = phase) =>
      end({ kind: 'unanswered', phase: failed, cause: messageOf(cause), sentAt })
    let request: ClientRequest
    try {
      request = start(outgoing)
    } catch (cause) {
      // A header that can't be written: nothing has left.
      return resolve({ kind: 'unanswered', phase, cause: messageOf(cause), sentAt })
    }
    const timer = setTimeout(() => {
      fail(new Error(`no answer within ${timeoutMs} ms`), phase === 'connect' ? 'connect' : 'timeout')
      request.destroy()
    }, timeoutMs)

    request.on('socket', (socket: Duplex) => {
      const ready = outgoing.url.startsWith('https:') ? 'secureConnect' : 'connect'
      socket.once(ready, () => {
        phase = 'before-body-sent'
      })
    })
    request.on('finish', () => {
      phase = 'after-body-sent'
      sentAt = now()
    })
    let answered = false
    // Starlet, for one, ends an empty answer twice: an error after the headers takes nothing away from the answer.
    request.on('error', (cause) => {
      if (!answered) fail(cause)
    })
    request.on('response', async (message) => {
      answered = true
      const answeredAt = now()
      clearTimeout(timer)
      end({ kind: 'answered', response: await readResponse(message, timeoutMs), sentAt, answeredAt })
      request.destroy()
    })
    request.end(outgoing.body)
  })
}

function start({ method, url, headers, body }: WireRequest): ClientRequest {
  const target = new URL(url)
  const options = {
    method,
    headers: { ...Object.fromEntries(headers), 'Content-Length': body.length },
    // No pool, so no connection is ever reused, and none can die under us unseen.
    agent: false,
    lookup: lookupLoopback,
    // Node gives an address a quarter of a second before it tries the next: too short for a far desk.
    autoSelectFamilyAttemptTimeout: 2_000,
    // Desks that a browser understands should be understood here too.
    insecureHTTPParser: true,
  } as const
  return target.protocol === 'https:' ? https(target, options) : http(target, options)
}

/** Browsers take `localhost` and everything below it for this machine; resolvers may not. */
const lookupLoopback: LookupFunction = (host, options, done) => {
  if (!/(^|\.)localhost\.?$/i.test(host)) return lookup(host, options, done)
  const addresses = [
    { address: '127.0.0.1', family: 4 },
    { address: '::1', family: 6 },
  ]
  if (options.all) return done(null, addresses)
  done(null, options.family === 6 ? '::1' : '127.0.0.1', options.family === 6 ? 6 : 4)
}

const LONGEST_BODY = 16 * 1024 * 1024
// What was small on the wire may unpack to more than the machine has.
const maxOutputLength = 4 * LONGEST_BODY

async function readResponse(message: IncomingMessage, timeoutMs: number): Promise<WireResponse> {
  const chunks: Buffer[] = []
  let size = 0
  const timer = setTimeout(() => message.destroy(), timeoutMs)
  try {
    for await (const chunk of message as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > LONGEST_BODY) break
      chunks.push(chunk)
    }
  } catch {
    // The headers came, so it was answered; `complete` tells that the body did not come whole.
  }
  clearTimeout(timer)
  return {
    status: message.statusCode ?? 0,
    statusText: message.statusMessage ?? '',
    headers: pairs(message.rawHeaders),
    body: decoded(Buffer.concat(chunks), message.headers['content-encoding']),
    complete: message.complete && size <= LONGEST_BODY,
  }
}

function pairs(raw: readonly string[]): Header[] {
  return raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? ''] as const] : []))
}

/** We ask for no encoding; some desks compress all the same. */
function decoded(body: Buffer, encoding: string | undefined): Uint8Array {
  try {
    if (encoding === 'gzip' || encoding === 'deflate') return unzipSync(body, { maxOutputLength })
    if (encoding === 'br') return brotliDecompressSync(body, { maxOutputLength })
    if (encoding === 'zstd') return zstdDecompressSync(body, { maxOutputLength })
  } catch {
    // Cut off, mislabelled or without end: the bytes as they came are still evidence.
  }
  return body
}
