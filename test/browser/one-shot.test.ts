import { createServer, type Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { sendOnce } from '../../src/browser/one-shot.ts'
import { type Answer, type Desk, openDesk } from './desk.ts'

const desks: Desk[] = []
afterEach(async () => {
  await Promise.all(desks.splice(0).map((desk) => desk.close()))
})

let ticks = 0
const now = () => new Date(Date.UTC(2026, 0, 1) + 1000 * ticks++).toISOString()
const post = (url: string, body = 'a=1') =>
  sendOnce({ method: 'POST', url, headers: [['X-Brand', 'Echo']], body: Buffer.from(body) }, { timeoutMs: 700, now })
async function desk(answer: Answer): Promise<Desk> {
  const opened = await openDesk(answer)
  desks.push(opened)
  return opened
}

test('A request arrives once with its bytes, and both stamps are in order', async () => {
  const { acts, url } = await desk((_, response) => response.writeHead(201, { 'X-Ticket': '7' }).end('done'))
  const sent = await post(url('/contact', 'any.thing.localhost'), 'caf\u00e9')
  expect(sent).toMatchObject({ kind: 'answered', response: { status: 201, statusText: 'Created', complete: true } })
  if (sent.kind !== 'answered') return
  expect(Buffer.from(sent.response.body).toString()).toBe('done')
  expect(sent.response.headers).toContainEqual(['X-Ticket', '7'])
  expect((sent.sentAt ?? '') < sent.answeredAt).toBe(true)
  expect(acts.map(({ headers, body }) => [headers['x-brand'], body.toString()])).toEqual([['Echo', 'caf\u00e9']])
})

test('A redirect is told, not followed', async () => {
  const { acts, visits, url } = await desk((_, response) => response.writeHead(307, { Location: '/there' }).end())
  expect(await post(url())).toMatchObject({ kind: 'answered', response: { status: 307 } })
  expect([acts.length, visits]).toEqual([1, []])
})

test('An answer that would unpack without end is kept as it came', async () => {
  const bomb = gzipSync(Buffer.alloc(65 * 1024 * 1024))
  const { url } = await desk((_, response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(bomb))
  const sent = await post(url())
  expect(sent).toMatchObject({ kind: 'answered', response: { status: 200, complete: true } })
  if (sent.kind === 'answered') expect(sent.response.body.length).toBe(bomb.length)
})

test('An answer that was compressed unasked is unpacked', async () => {
  const { url } = await desk((_, response) =>
    response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('plain')),
  )
  const sent = await post(url())
  expect(sent.kind === 'answered' && Buffer.from(sent.response.body).toString()).toBe('plain')
})

test('An answer that breaks off is an answer, marked as not complete', async () => {
  const { url } = await desk((_, response) => {
    response.writeHead(200, { 'Content-Length': '100' }).write('half')
    setTimeout(() => response.destroy(), 50)
  })
  expect(await post(url())).toMatchObject({ kind: 'answered', response: { status: 200, complete: false } })
})

const badDesks: [name: string, phase: string, act: (socket: Socket) => void][] = [
  ['closes after the body', 'after-body-sent', (socket) => socket.end()],
  ['resets after the body', 'after-body-sent', (socket) => socket.resetAndDestroy()],
  ['stays silent', 'timeout', () => {}],
  ['talks nonsense', 'after-body-sent', (socket) => socket.end('hello\r\n\r\n')],
]

test.each(badDesks)('A desk that %s sees one request; it ends %s', async (_, phase, act) => {
  const { acts, url } = await desk((_, response) => act(response.socket as Socket))
  const sent = await post(url())
  expect(sent).toMatchObject({
    kind: 'unanswered',
    phase,
    sentAt: expect.any(String),
    cause: expect.stringMatching(/./),
  })
  expect(acts).toHaveLength(1)
})

test('A desk that stops reading within the body ends the request before the body was sent', async () => {
  const server = createServer((socket) => socket.once('data', () => socket.resetAndDestroy()))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const sent = await post(`http://127.0.0.1:${port}/`, 'x'.repeat(30_000_000))
  expect(sent).toMatchObject({ kind: 'unanswered', phase: 'before-body-sent', sentAt: null })
  server.close()
})

test('Where nobody listens nothing was sent', async () => {
  const gone = await openDesk(() => {})
  await gone.close()
  expect(await post(gone.url())).toMatchObject({ kind: 'unanswered', phase: 'connect', sentAt: null })
})

test('Where the encryption fails nothing was sent', async () => {
  const { acts, port } = await desk((_, response) => response.end())
  expect(await post(`https://127.0.0.1:${port}/`)).toMatchObject({ kind: 'unanswered', phase: 'connect', sentAt: null })
  expect(acts).toEqual([])
})

test('A header that can not be written sends nothing', async () => {
  const { acts, url } = await desk((_, response) => response.end())
  const bad = { method: 'POST', url: url(), headers: [['X', 'a\nb']] as const, body: Buffer.alloc(0) }
  expect(await sendOnce(bad, { timeoutMs: 700, now })).toMatchObject({ kind: 'unanswered', phase: 'connect' })
  expect(acts).toEqual([])
})

test('A desk that ends an empty answer twice has answered, as Starlet does under Request Tracker', async () => {
  const head = 'HTTP/1.1 302 Found\r\nLocation: /ticket/7\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n'
  const { acts, url } = await desk((_, response) => void response.socket?.end(`${head}0\r\n\r\n0\r\n\r\n`))
  expect(await post(url())).toMatchObject({ kind: 'answered', response: { status: 302, complete: true } })
  expect(acts).toHaveLength(1)
})
