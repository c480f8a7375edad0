import { expect, test } from 'vitest'
import { parseOptions } from '../../../probes/email/options.ts'
import { reach } from '../../../probes/email/reach.ts'
import { startTranscript } from '../../../probes/email/transcript.ts'
import { contextFor } from '../world.ts'
import { type DeskOptions, openDesk } from './desk.ts'

const options = parseOptions({
  delivery: { kind: 'direct' },
  domain: 'shopper.test',
  timeouts: { connect: 10_000, ready: 10_000, answer: 10_000 },
})
const mail = {
  from: 'anna@shopper.test',
  to: 'care@brand.test',
  messageId: '<1@shopper.test>',
  bytes: Buffer.from('Subject: Hello\r\n\r\nHello\r\n'),
}

test.each<readonly [string, DeskOptions, 'ready' | 'refused', number]>([
  ['that is too busy sends us to the next', { greeting: [421, 'too busy'] }, 'ready', 1],
  ['that wants none of us sends us to the next', { greeting: [554, 'go away'] }, 'ready', 1],
  ['that defers our address sends us to the next', { sender: [451, 'later'] }, 'ready', 1],
  ['that refuses our address has spoken for the domain', { sender: [550, 'no'] }, 'refused', 0],
  ['that greylists has spoken for the domain', { recipient: [450, 'greylisted'] }, 'refused', 0],
  ['that does not know the recipient has spoken for the domain', { recipient: [550, 'unknown'] }, 'refused', 0],
])('a server %s', async (_title, first, kind, asked) => {
  const desks = [await openDesk(first), await openDesk()]
  const session = await reach(desks.map(doorOf), mail, options, startTranscript(contextFor().clock), contextFor())
  if (session.kind === 'ready') session.close()
  expect(session.kind).toBe(kind)
  expect(desks[1]?.recipients).toHaveLength(asked)
  expect(desks.flatMap(({ messages }) => messages)).toEqual([])
  for (const desk of desks) await desk.close()
})

test('a server that is not there sends us to the next, and the transcript tells of both', async () => {
  const [gone, desk] = [await openDesk(), await openDesk()]
  await gone.close()
  const transcript = startTranscript(contextFor().clock)
  const session = await reach([gone, desk].map(doorOf), mail, options, transcript, contextFor())
  expect(session.kind === 'ready' && session.peer).toBe(`127.0.0.1:${desk.port}`)
  if (session.kind === 'ready') session.close()
  await desk.close()
  expect(Buffer.from(transcript.bytes()).toString()).toMatch(/refused: connect ECONNREFUSED.*S: 354/s)
})

function doorOf({ port }: { readonly port: number }) {
  return { host: '127.0.0.1', port }
}
