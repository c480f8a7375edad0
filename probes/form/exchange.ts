import { STATUS_CODES } from 'node:http'
import type { Exchange, Fired, Header } from '../../src/browser/port.ts'
import type { Fact } from '../../src/model/fact.ts'
import type { ProbeContext } from '../../src/probe/probe.ts'
import { messageOf } from '../../src/support/errors.ts'

/** The irreversible request and its answer as they went over the wire; nothing where no request was made. */
export async function exchangeFact(fired: Fired, { clock, evidence, log }: ProbeContext): Promise<readonly Fact[]> {
  if (fired.kind === 'not-sent') return []
  const { exchange } = fired
  const { hostname } = new URL(exchange.request.url)
  try {
    const kept = await evidence.put(bytesOf(exchange), 'message/http')
    const at = exchange.answeredAt ?? exchange.sentAt ?? clock.now()
    return [{ kind: 'exchange', at, protocol: 'http', peer: hostname, evidence: kept }]
  } catch (error) {
    // The outcome is worth more than the exchange: a store that fails here must not make an accepted form unknown.
    log(`the exchange with ${hostname} could not be kept: ${messageOf(error)}`)
    return []
  }
}

function bytesOf({ request, response }: Exchange): Uint8Array {
  const { pathname, search } = new URL(request.url)
  const asked = [head(`${request.method} ${pathname}${search} HTTP/1.1`, request.headers), request.body]
  if (response === null) return Buffer.concat(asked)
  const status = `HTTP/1.1 ${response.status} ${response.statusText || STATUS_CODES[response.status] || ''}`
  return Buffer.concat([...asked, Buffer.from('\r\n\r\n'), head(status.trimEnd(), response.headers), response.body])
}

function head(first: string, headers: readonly Header[]): Uint8Array {
  return Buffer.from([first, ...headers.map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n'))
}
