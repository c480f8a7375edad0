import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import { probe } from '../../../probes/email/probe.ts'
import type { Fact, FactOf } from '../../../src/model/fact.ts'
import type { Armed, Blocked, ProbeContext, Turn } from '../../../src/probe/probe.ts'
import { conforms } from '../conformance.ts'
import { contextFor, turnFor } from '../world.ts'
import { type Desk, type DeskOptions, openDesk } from './desk.ts'

conforms('email', {
  probe,
  badOptions: { delivery: { kind: 'pigeon' }, domain: 'shopper.test' },
  doesNotListen: 'mail comes through the inbox',
  doesNotAct: null,
  async open() {
    const desk = await openDesk()
    return { options: optionsFor(desk), acts: () => desk.messages.length, close: desk.close }
  },
})

describe('the message', () => {
  test('nothing of it leaves before fire, and all of it once', () =>
    withDesk({}, async (desk) => {
      const armed = await arm(desk)
      expect(desk.begun).toEqual([''])
      await armed.fire()
      await armed.close()
      expect(desk.messages).toHaveLength(1)
      expect(desk.begun).toEqual(desk.messages)
    }))

  test('it is plain text from our address, with our Message-ID and the date of our clock', () =>
    withDesk({}, async (desk) => {
      const turn = turnFor()
      await send(desk, turn)
      const message = await PostalMime.parse(desk.messages[0] ?? '')
      expect(message.from).toEqual({ name: 'Anna Keller', address: turn.address })
      expect(message.to).toEqual([{ name: '', address: turn.to }])
      expect(message.messageId).toBe(turn.messageId)
      expect(message.text?.trim()).toBe(turn.words.body.trim())
      expect(message.html).toBeUndefined()
      expect(message.headers.map(({ key }) => key).filter((key) => key.startsWith('x-'))).toEqual([])
    }))

  test('letters of every language, long lines and lines of a dot arrive as they were written', () =>
    withDesk({}, async (desk) => {
      const body = `Grüezi, où est mon câble ?\n.\n..\n${'Ein Wort und noch eins. '.repeat(60).trim()}\nFrom hier an: 修理\n`
      await send(desk, turnFor({ words: { subject: 'Größe – où ? 修理', body, attachment: null } }))
      const message = await PostalMime.parse(desk.messages[0] ?? '')
      expect([message.subject, message.text?.trim()]).toEqual(['Größe – où ? 修理', body.trim()])
    }))

  test('a reply stands in its thread, under the subject of the desk', () =>
    withDesk({}, async (desk) => {
      const replyTo = {
        address: 'desk@broom-closet.test',
        messageId: '<b@d>',
        references: ['<a@s>'],
        subject: 'Your case',
      }
      const words = { subject: null, body: 'Here it is.', attachment: 'serial.txt' }
      const attachment = { name: 'serial.txt', mediaType: 'text/plain', bytes: Buffer.from('SN-1') }
      await send(desk, turnFor({ id: 'reply:serial_number', replyTo, words, attachment }))
      const message = await PostalMime.parse(desk.messages[0] ?? '')
      expect([message.inReplyTo, message.references, message.subject]).toEqual([
        '<b@d>',
        '<a@s> <b@d>',
        'Re: Your case',
      ])
      expect(message.attachments.map(({ filename }) => filename)).toEqual(['serial.txt'])
    }))

  test('delivery notices are asked for where the server offers them', () =>
    withDesk({}, async (desk) => {
      const turn = turnFor()
      await send(desk, turn)
      const [envelope] = desk.envelopes
      expect(envelope).toMatchObject({
        mailFrom: { address: turn.address },
        dsn: { ret: 'HDRS', envid: turn.messageId.slice(1, turn.messageId.indexOf('@')) },
        rcptTo: [{ address: turn.to, dsn: { notify: ['SUCCESS', 'FAILURE', 'DELAY'] } }],
      })
    }))

  test('its bytes and what was said about it are kept as evidence', () =>
    withDesk({}, async (desk) => {
      const context = contextFor()
      const armed = await arm(desk, turnFor(), context)
      const facts = [...armed.facts, ...(await armed.fire())]
      await armed.close()
      const [sent, said] = await Promise.all(
        facts.filter((fact) => fact.kind === 'exchange').map(({ evidence }) => context.evidence.get(evidence.sha256)),
      )
      expect(Buffer.from(sent ?? []).toString('latin1')).toBe(desk.messages[0])
      expect(Buffer.from(said ?? []).toString()).toMatch(/S: 354.*S: 250 2\.0\.0 Ok: queued as 4TkW2Y1zLq/s)
    }))
})

describe('after the final dot', () => {
  const never = new Promise<void>(() => {})
  const cases: readonly (readonly [string, DeskOptions, Partial<FactOf<'outcome'>>])[] = [
    [
      'a 250 is accepted, with its queue id',
      {},
      { outcome: 'accepted', by: 'brand-mail-server', queueId: '4TkW2Y1zLq' },
    ],
    [
      'a slow 250 is accepted',
      { atTheDot: { kind: 'take', after: new Promise((resolve) => setTimeout(resolve, 50)) } },
      { outcome: 'accepted', by: 'brand-mail-server' },
    ],
    [
      'a 554 is rejected, and names of people are taken out of its words',
      { atTheDot: { kind: 'refuse', code: 554, words: 'jane.doe@broom-closet.test does not like this' } },
      { outcome: 'rejected', by: null, detail: '554 ***@broom-closet.test does not like this' },
    ],
    [
      'a 451 is rejected: the server says that it has not taken it',
      { atTheDot: { kind: 'refuse', code: 451, words: 'try later' } },
      { outcome: 'rejected', by: null, detail: '451 try later' },
    ],
    ['a closed connection leaves it unknown', { atTheDot: { kind: 'close' } }, { outcome: 'unknown', by: null }],
    ['a reset connection leaves it unknown', { atTheDot: { kind: 'reset' } }, { outcome: 'unknown', by: null }],
    ['silence leaves it unknown', { atTheDot: { kind: 'keep-silent' } }, { outcome: 'unknown', by: null }],
    [
      'a 250 after our patience leaves it unknown',
      { atTheDot: { kind: 'take', after: never } },
      { outcome: 'unknown' },
    ],
  ]

  // Long enough for a server that answers, short for one that never will.
  const patienceFor = ({ atTheDot: dot }: DeskOptions) =>
    dot?.kind === 'keep-silent' || (dot?.kind === 'take' && dot.after === never) ? 300 : 10_000

  test.each(cases)('%s; the desk saw it once', (_title, options, expected) =>
    withDesk(options, async (desk) => {
      const turn = turnFor()
      const facts = await send(desk, turn, contextFor(), {
        timeouts: { connect: 10_000, ready: 10_000, answer: patienceFor(options) },
      })
      expect(facts.at(-1)).toMatchObject({ kind: 'outcome', messageId: turn.messageId, ...expected })
      expect(desk.messages).toHaveLength(1)
      expect(desk.begun).toHaveLength(1)
    }),
  )
})

describe('before the message', () => {
  const cases: readonly (readonly [string, DeskOptions, Partial<Blocked>])[] = [
    ['greylisting may pass', { recipient: [450, 'greylisted'] }, { barrier: 'unwilling-server', passing: true }],
    [
      'an unknown recipient stays so',
      { recipient: [550, 'no such user'] },
      { barrier: 'recipient-refused', passing: false },
    ],
    ['a busy server may pass', { greeting: [421, 'too busy'] }, { barrier: 'unwilling-server', passing: true }],
    [
      'a server that wants none of us stays so',
      { greeting: [554, 'go away'] },
      { barrier: 'unwilling-server', passing: false },
    ],
    ['a refused sender stays so', { sender: [550, 'blocked'] }, { barrier: 'unwilling-server', passing: false }],
    ['too small a mailbox stays so', { server: { size: 10 } }, { barrier: 'unwilling-server', passing: false }],
  ]

  test.each(cases)('%s, and nothing was sent', (_title, options, expected) =>
    withDesk(options, async (desk) => {
      const ready = await probe.prepare(turnFor(), optionsFor(desk), contextFor())
      expect(ready).toMatchObject({ kind: 'blocked', ...expected })
      expect(ready.facts.at(-1)).toMatchObject({ kind: 'barrier', ...expected, rehearsal: false })
      expect(desk.messages).toEqual([])
    }),
  )

  test('a port where nobody listens may pass', async () => {
    const desk = await openDesk()
    await desk.close()
    const ready = await probe.prepare(turnFor(), optionsFor(desk), contextFor())
    expect(ready).toMatchObject({ kind: 'blocked', barrier: 'unreachable', passing: true })
  })
})

describe('who may be written to', () => {
  test('a domain that the engagement does not cover is not even connected to', () =>
    withDesk({}, async (desk) => {
      const prepared = probe.prepare(turnFor(), optionsFor(desk), contextFor({ allows: () => false }))
      await expect(prepared).rejects.toMatchObject({ code: 'gate-refused' })
      expect(desk.recipients).toEqual([])
    }))

  test('it is asked again at the last moment', () =>
    withDesk({}, async (desk) => {
      let covered = true
      const armed = await arm(desk, turnFor(), contextFor({ allows: () => covered }))
      covered = false
      const facts = await armed.fire()
      await armed.close()
      const detail = 'Nothing of the message left: the engagement no longer covers it'
      expect(facts.at(-1)).toMatchObject({ kind: 'outcome', outcome: 'rejected', by: null, detail })
      expect(desk.messages).toEqual([])
    }))

  test('a rehearsal goes to our own address and never to the brand', () =>
    withDesk({}, (brand) =>
      withDesk({}, async (own) => {
        const routes = { 'broom-closet.test': `127.0.0.1:${brand.port}`, 'shopper.test': `127.0.0.1:${own.port}` }
        const turn = turnFor()
        const armed = await arm(brand, turn, contextFor({ rehearsal: true, allows: () => false }), { routes })
        await armed.close()
        expect([armed.to, own.recipients, brand.recipients]).toEqual(['shopper.test', [turn.address], []])
      }),
    ))

  test('a rehearsal that our own server refuses says nothing of the brand', () =>
    withDesk({ recipient: [550, 'no such user'] }, async (own) => {
      const options = optionsFor(own, { routes: { 'shopper.test': `127.0.0.1:${own.port}` } })
      const prepared = probe.prepare(turnFor(), options, contextFor({ rehearsal: true }))
      await expect(prepared).rejects.toMatchObject({ code: 'sender-failed' })
    }))

  test('a mail to ourselves is accepted by no brand', () =>
    withDesk({}, async (own) => {
      const turn = turnFor({ to: 'canary@shopper.test' })
      const routes = { 'shopper.test': `127.0.0.1:${own.port}` }
      const facts = await send(own, turn, contextFor({ allows: () => false }), { routes })
      expect(facts.at(-1)).toMatchObject({ outcome: 'accepted', by: null })
    }))
})

describe('the connection', () => {
  test('is encrypted where the server offers it, whatever its certificate', () =>
    withDesk({ server: { disabledCommands: ['AUTH'] } }, async (desk) => {
      const context = contextFor()
      const facts = await send(desk, turnFor(), context)
      expect(await transcript(facts, context)).toMatch(/C: STARTTLS.*\* encrypted/s)
    }))

  test('goes on in clear where the encryption fails', () =>
    withDesk({ server: { disabledCommands: ['AUTH'], minVersion: 'TLSv1.3', maxVersion: 'TLSv1.2' } }, async (desk) => {
      const context = contextFor()
      const facts = await send(desk, turnFor(), context)
      expect(facts.at(-1)).toMatchObject({ outcome: 'accepted' })
      expect(await transcript(facts, context)).toContain('* not encrypted')
    }))

  test('that ends while we wait to fire has sent nothing, and says so', () =>
    withDesk({}, async (desk) => {
      const armed = await arm(desk)
      await desk.drop()
      const facts = await armed.fire()
      await armed.close()
      expect(facts.at(-1)).toMatchObject({ outcome: 'rejected', by: null })
      expect(desk.messages).toEqual([])
    }))
})

async function transcript(facts: readonly Fact[], { evidence }: ProbeContext): Promise<string> {
  const said = facts.find((fact) => fact.kind === 'exchange')
  return Buffer.from((await evidence.get(said?.evidence.sha256 ?? '')) ?? []).toString()
}

function optionsFor(desk: Desk, more: object = {}) {
  const route = `127.0.0.1:${desk.port}`
  return probe.parseOptions({
    delivery: { kind: 'direct' },
    domain: 'shopper.test',
    routes: { 'broom-closet.test': route },
    timeouts: { connect: 10_000, ready: 10_000, answer: 10_000 },
    ...more,
  })
}

async function withDesk(options: DeskOptions, body: (desk: Desk) => Promise<void>): Promise<void> {
  const desk = await openDesk(options)
  try {
    await body(desk)
  } finally {
    await desk.close()
  }
}

async function arm(
  desk: Desk,
  turn: Turn = turnFor(),
  context: ProbeContext = contextFor(),
  more = {},
): Promise<Armed> {
  const ready = await probe.prepare(turn, optionsFor(desk, more), context)
  if (ready.kind !== 'armed') throw new Error(`Expected to arm, got ${JSON.stringify(ready)}`)
  return ready
}

async function send(desk: Desk, turn: Turn, context: ProbeContext = contextFor(), more = {}) {
  const armed = await arm(desk, turn, context, more)
  try {
    return await armed.fire()
  } finally {
    await armed.close()
  }
}
