import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as the desk got it, whole. */
export interface Seen {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

/** What a desk does with a request whose body it has read to the end. */
export type Answer = (seen: Seen, response: ServerResponse, port: number) => void

export interface Desk {
  readonly port: number
  /** Everything but GET, in order. */
  readonly acts: readonly Seen[]
  readonly visits: readonly string[]
  url(path?: string, host?: string): string
  close(): Promise<void>
}

/** A web server on loopback that keeps connections alive, as real ones do, and remembers what it was sent. */
export async function openDesk(answer: Answer): Promise<Desk> {
  const acts: Seen[] = []
  const visits: string[] = []
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('error', () => {})
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      const seen = { method, url, headers, body: Buffer.concat(chunks) }
      if (method === 'GET') visits.push(url)
      else acts.push(seen)
      answer(seen, response, port)
    })
  })
  server.on('upgrade', (request, socket) => {
    acts.push({ method: 'UPGRADE', url: request.url ?? '', headers: request.headers, body: Buffer.alloc(0) })
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    acts,
    visits,
    url: (path = '/', host = 'desk.localhost') => `http://${host}:${port}${path}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Answers with a page. */
export function sendPage(response: ServerResponse, body: string): void {
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.end(body)
}

/** Answers every GET with this page. */
export const pageOf =
  (body: string): Answer =>
  (_, response) =>
    sendPage(response, body)
