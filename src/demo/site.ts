import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Clock } from '../support/clock.ts'
import type { Running } from './mail-server.ts'

/** What a site is asked for: a GET without fields, or a form. */
export interface Visit {
  readonly method: string
  readonly path: string
  readonly fields: ReadonlyMap<string, string>
}

/** What a site shows. */
export type Shown =
  | { readonly kind: 'page'; readonly html: string; readonly status?: number }
  | { readonly kind: 'json'; readonly value: unknown; readonly status?: number }
  | { readonly kind: 'redirect'; readonly to: string }

// More than any form here needs.
const LONGEST_BODY = 1_000_000

/** A web site on this machine. From a request's arrival to the end of its answer the clock is held. */
export async function openSite(clock: Clock, show: (visit: Visit) => Shown): Promise<Running> {
  const server = createServer((request, response) => {
    const release = clock.busy()
    response.on('close', release)
    visitOf(request).then(
      (visit) => answer(response, show(visit)),
      () => answer(response, { kind: 'page', status: 400, html: 'Bad request' }),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function visitOf(request: IncomingMessage): Promise<Visit> {
  const { pathname } = new URL(request.url ?? '/', 'http://street.localhost')
  const visit = { method: request.method ?? 'GET', path: pathname }
  if (visit.method !== 'POST') return { ...visit, fields: new Map() }
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > LONGEST_BODY) throw new RangeError('Expected a form, got more than any form holds')
    chunks.push(chunk)
  }
  const body = Buffer.concat(chunks).toString('utf8')
  const json = request.headers['content-type']?.startsWith('application/json') ?? false
  const fields = json ? Object.entries(JSON.parse(body) as Record<string, string>) : new URLSearchParams(body)
  return { ...visit, fields: new Map(fields) }
}

function answer(response: ServerResponse, shown: Shown): void {
  if (shown.kind === 'redirect') return void response.writeHead(303, { Location: shown.to }).end()
  const [type, body] =
    shown.kind === 'json' ? ['application/json', JSON.stringify(shown.value)] : ['text/html', shown.html]
  response
    .writeHead(shown.status ?? 200, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-store' })
    .end(body)
}
