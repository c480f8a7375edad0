import { createSocket } from 'node:dgram'
import { Resolver } from 'node:dns/promises'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { lookUpPublication, type PublicationWorld } from '../../src/plan/publication.ts'

const HASH = 'a'.repeat(64)
const NOW = '2026-11-02T08:00:00.000Z'

/** A name server that knows TXT records and nothing else. */
async function nameServer(
  records: Readonly<Record<string, readonly string[]>>,
): Promise<PublicationWorld['resolveTxt']> {
  const socket = createSocket('udp4')
  socket.on('message', (query, peer) => {
    const name = nameIn(query)
    const texts = records[name] ?? []
    const question = query.subarray(12, 12 + name.length + 2 + 4)
    const header = Buffer.from(query.subarray(0, 12))
    header.writeUInt16BE(texts.length > 0 ? 0x8580 : 0x8583, 2)
    header.writeUInt16BE(1, 4)
    header.writeUInt16BE(texts.length, 6)
    header.writeUInt32BE(0, 8)
    const answers = texts.map((text) => {
      const chunks = (text.match(/.{1,40}/gs) ?? []).map((chunk) =>
        Buffer.concat([Buffer.from([chunk.length]), Buffer.from(chunk)]),
      )
      const data = Buffer.concat(chunks)
      const fixed = Buffer.from([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60, data.length >> 8, data.length & 255])
      return Buffer.concat([fixed, data])
    })
    socket.send(Buffer.concat([header, question, ...answers]), peer.port, peer.address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  onTestFinished(() => void socket.close())
  const resolver = new Resolver({ timeout: 5000, tries: 1 })
  resolver.setServers([`127.0.0.1:${socket.address().port}`])
  return (name) => resolver.resolveTxt(name)
}

function nameIn(query: Buffer): string {
  const labels: string[] = []
  for (let at = 12; query[at]; at += (query[at] ?? 0) + 1)
    labels.push(query.subarray(at + 1, at + 1 + (query[at] ?? 0)).toString())
  return labels.join('.')
}

/** A web server in the place of every host. */
async function webServer(pages: Readonly<Record<string, string>>): Promise<PublicationWorld['fetch']> {
  const server = createServer((request, response) => {
    const page = pages[request.url ?? '']
    response.writeHead(page === undefined ? 404 : 200).end(page)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return (url) => fetch(`http://127.0.0.1:${port}${new URL(url).pathname}`)
}

const world = async (
  records: Readonly<Record<string, readonly string[]>>,
  pages: Readonly<Record<string, string>>,
): Promise<PublicationWorld> => ({
  now: () => NOW,
  resolveTxt: await nameServer(records),
  fetch: await webServer(pages),
})

test('the hash is found in DNS, among other records and in pieces', async () => {
  const records = { '_ringback.brand.test': ['v=something else', `ringback=${HASH}`] }
  expect(await lookUpPublication('brand.test', await world(records, {}))).toEqual({
    domain: 'brand.test',
    at: NOW,
    found: [HASH],
    detail: 'found in DNS at _ringback.brand.test',
  })
})

test('the hash is found on a page where DNS has none, in any line', async () => {
  const page = `# Who may test us\r\nringback=${'b'.repeat(64)}\r\n  ringback=${HASH.toUpperCase()}\r\n`
  const { found, detail } = await lookUpPublication(
    'brand.test',
    await world({}, { '/.well-known/ringback.txt': page }),
  )
  expect(found).toEqual(['b'.repeat(64), HASH])
  expect(detail).toContain('found at https://brand.test/.well-known/ringback.txt')
})

test.for([
  ['nothing', ''],
  ['a hash that is too short', `ringback=${HASH.slice(1)}`],
  ['a hash within a sentence', `We publish ringback=${HASH} here`],
  ['a page for people', `<p>ringback=${HASH}</p>`],
] as const)('%s is no publication', async ([, page]) => {
  const { found, detail } = await lookUpPublication(
    'brand.test',
    await world({ '_ringback.brand.test': ['ringback=soon'] }, { '/.well-known/ringback.txt': page }),
  )
  expect(found).toEqual([])
  expect(detail).toBe(
    'nothing of ringback in DNS at _ringback.brand.test; nothing of ringback at https://brand.test/.well-known/ringback.txt',
  )
})

test('a domain that publishes nothing is told apart from one that can not be asked', async () => {
  const silent = await lookUpPublication('brand.test', await world({}, {}))
  expect(silent.found).toEqual([])
  expect(silent.detail).toMatch(
    /no DNS record at _ringback\.brand\.test \(.*ENOTFOUND.*\); https:\/\/brand\.test\/\.well-known\/ringback\.txt answered 404/,
  )
  const down = { ...(await world({}, {})), fetch: () => Promise.reject(new Error('connection refused')) }
  expect((await lookUpPublication('brand.test', down)).detail).toContain('can not be read (connection refused)')
})
