import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ObservationOf } from '../../src/model/observation.ts'
import { refOf } from '../../src/model/observation.ts'
import { type Mail, observe } from '../../src/observe/observe.ts'
import { bytesOf, contactOf, type Draft, decisionOf, mailOf, planOf } from './study.ts'

const first = contactOf(1, 'k7m2qd9x')
const second = contactOf(2, 'lol2abcd')
const third = contactOf(3, 'p3q4r5s6', { brand: 'other', address: 'anna.keller+p3q4r5s6@shopper.test' })
const plan = planOf([first, second, third])
const stranger = 'someone@elsewhere.test'

function read(mails: readonly Mail[], decisions: readonly ObservationOf<'decision'>[] = []) {
  return observe({ plan, mails, outcomes: [], canaries: [], decisions })
}

async function belonging(draft: Draft) {
  return read([await mailOf(bytesOf(draft))])[0]?.belongsTo
}

describe('Whose message it is', () => {
  const address = { kind: 'contact', contact: first.id, by: 'address' }
  const CASES: readonly (Draft & { readonly title: string; readonly expected: object })[] = [
    { title: 'our address', to: first.address, expected: address },
    { title: 'our address in capitals', to: first.address.toUpperCase(), expected: address },
    { title: 'a tag more behind our address', to: 'anna.keller+k7m2qd9x+ticket7@shopper.test', expected: address },
    { title: 'another separator in our address', to: 'anna.keller-k7m2qd9x@shopper.test', expected: address },
    {
      title: 'digits for letters in our address',
      to: 'anna.keller+lo12abcd@shopper.test',
      expected: { kind: 'contact', contact: second.id, by: 'address' },
    },
    {
      title: 'l written as 1 and o as 0',
      to: 'anna.keller+1012abcd@shopper.test',
      expected: { kind: 'contact', contact: second.id, by: 'address' },
    },
    {
      title: 'our address in Delivered-To alone',
      to: 'list@x.test',
      headers: { 'Delivered-To': first.address },
      expected: address,
    },
    {
      title: 'our address in X-Original-To alone',
      to: 'list@x.test',
      headers: { 'X-Original-To': first.address },
      expected: address,
    },
    {
      title: 'our address in Received alone',
      to: 'list@x.test',
      headers: { Received: `by mx.x.test for <${first.address}>; now` },
      expected: address,
    },
    { title: 'a stranger who writes to our address', from: stranger, to: first.address, expected: address },
    {
      title: 'two addresses, one of which the thread names',
      to: `${first.address}, ${second.address}`,
      headers: { References: '<k7m2qd9x.opening@shopper.test>' },
      expected: address,
    },
    {
      title: 'In-Reply-To',
      to: 'anna.keller@shopper.test',
      headers: { 'In-Reply-To': '<k7m2qd9x.opening@shopper.test>' },
      expected: { kind: 'contact', contact: first.id, by: 'message-id' },
    },
    {
      title: 'References, in capitals',
      to: 'anna.keller@shopper.test',
      headers: { References: '<x@y.test> <K7M2QD9X.CLOSE@SHOPPER.TEST>' },
      expected: { kind: 'contact', contact: first.id, by: 'message-id' },
    },
    {
      title: 'our address in the quoted text',
      to: 'anna.keller@shopper.test',
      body: `Yes.\n\nOn Monday ${first.address} wrote:\n> hello`,
      expected: address,
    },
    {
      title: 'our token in the subject',
      to: 'anna.keller@shopper.test',
      subject: 'Re: your mail k7m2qd9x',
      expected: { kind: 'contact', contact: first.id, by: 'subject-tag' },
    },
    {
      title: 'two addresses of ours',
      to: `${first.address}, ${second.address}`,
      expected: { kind: 'quarantine', candidates: [first.id, second.id] },
    },
    {
      title: 'only the domain',
      to: 'anna.keller@shopper.test',
      expected: { kind: 'quarantine', candidates: [first.id, second.id] },
    },
    {
      title: 'nothing',
      from: stranger,
      to: 'anna.keller@shopper.test',
      expected: { kind: 'quarantine', candidates: [] },
    },
    {
      title: "another's address with our token",
      from: stranger,
      to: 'anna.keller+k7m2qd9x@elsewhere.test',
      expected: { kind: 'quarantine', candidates: [] },
    },
  ]

  it.each(CASES)('$title', async ({ title: _, expected, ...draft }) => {
    const found = await belonging(draft)
    expect(found).toMatchObject(expected)
    expect(found).toHaveProperty('reason', expect.stringMatching(/\w/))
  })

  it('a stranger is named by the domain that wrote, and by nothing else', async () => {
    const [reading] = read([await mailOf(bytesOf({ from: 'Eve Evil <eve@elsewhere.test>', to: first.address }))])
    expect(reading?.senderDomain).toBe('elsewhere.test')
    expect(JSON.stringify(reading)).not.toMatch(/eve/i)
  })

  it('our own canary and rehearsal come back as our own', async () => {
    const canary = { from: 'canary@shopper.test', headers: { 'Message-ID': '<canary.4f0c1d@shopper.test>' } }
    expect(await belonging(canary)).toEqual({ kind: 'own', canary: '4f0c1d' })
    const rehearsal = { from: first.address, headers: { 'Message-ID': '<k7m2qd9x.opening@shopper.test>' } }
    expect(await belonging(rehearsal)).toEqual({ kind: 'own', canary: null })
  })

  it('what a server reports of our canary is ours, and no canary that came through', async () => {
    const draft = {
      from: 'MAILER-DAEMON@mail.shopper.test',
      to: 'canary@shopper.test',
      type: 'multipart/report; report-type=delivery-status; boundary=b',
      body: [
        '--b',
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; mail.shopper.test',
        '',
        'Final-Recipient: rfc822; canary@shopper.test',
        'Action: delivered',
        'Status: 2.0.0',
        '',
        '--b',
        'Content-Type: text/rfc822-headers',
        '',
        'Message-ID: <canary.4f0c1d@shopper.test>',
        'Subject: canary 4f0c1d',
        '',
        '--b--',
      ].join('\r\n'),
    }
    expect(await belonging(draft)).toEqual({ kind: 'own', canary: null })
  })

  it('a stranger who bears a Message-ID of ours is not ourselves', async () => {
    const draft = { from: stranger, to: first.address, headers: { 'Message-ID': '<canary.4f0c1d@shopper.test>' } }
    expect(await belonging(draft)).toMatchObject(address)
  })
})

describe('Ticket numbers', () => {
  const heard = { to: first.address, subject: '[#338214] My repair' }
  const later = {
    to: 'anna.keller@shopper.test',
    subject: 'Your ticket #338214',
    body: 'Second case opened: reference 77-12.',
  }

  it('a number that a contact heard before leads to it, whichever came first', async () => {
    const mails = [
      await mailOf(bytesOf(later), 1, '2026-11-02T09:00:00.000Z'),
      await mailOf(bytesOf(heard), 2, '2026-11-03T09:00:00.000Z'),
    ]
    expect(read(mails).map(({ belongsTo }) => belongsTo)).toMatchObject([
      { kind: 'contact', contact: first.id, by: 'ticket' },
      { kind: 'contact', contact: first.id, by: 'address' },
    ])
  })

  it('the same number at another brand leads nowhere', async () => {
    const mails = [await mailOf(bytesOf(heard)), await mailOf(bytesOf({ ...later, from: 'help@other.test' }), 2)]
    expect(read(mails)[1]?.belongsTo).toMatchObject({ kind: 'quarantine', candidates: [third.id] })
  })

  it('a number that two contacts heard waits for a person', async () => {
    const drafts = [heard, { ...heard, to: second.address }, later]
    const mails = await Promise.all(drafts.map((draft, index) => mailOf(bytesOf(draft), index + 1)))
    expect(read(mails).at(-1)?.belongsTo).toMatchObject({ kind: 'quarantine', candidates: [first.id, second.id] })
  })
})

describe('What a person says', () => {
  it('wins over every rule, and the last word counts', async () => {
    const mail = await mailOf(bytesOf({ to: first.address }))
    const about = refOf(mail.observation)
    const decisions = [
      decisionOf(2, about, { kind: 'belongs-to', contact: second.id }, '2026-11-04T09:00:00.000Z'),
      decisionOf(1, about, { kind: 'belongs-to', contact: third.id }, '2026-11-03T09:00:00.000Z'),
      decisionOf(3, about, { kind: 'is-a', reading: 'answer' }),
    ]
    expect(read([mail], decisions)[0]).toMatchObject({
      belongsTo: { kind: 'contact', contact: second.id, by: 'person' },
      kind: 'answer',
      by: 'person',
      decidedBy: 'person',
    })
  })

  it('holds for the message in whichever folder it was looked at', async () => {
    const bytes = bytesOf({ to: 'anna.keller@shopper.test' })
    const copies = [
      await mailOf(bytes, 1, '2026-11-02T09:00:00.000Z', 'junk'),
      await mailOf(bytes, 2, '2026-11-02T09:00:05.000Z'),
    ]
    const decision = decisionOf(1, 'mailbox:shopper#2', { kind: 'belongs-to', contact: first.id })
    expect(read(copies, [decision])[0]?.belongsTo).toMatchObject({ contact: first.id, by: 'person' })
  })

  it('that it belongs to nobody keeps it in quarantine', async () => {
    const mail = await mailOf(bytesOf({ to: first.address }))
    const decision = decisionOf(1, refOf(mail.observation), { kind: 'belongs-to', contact: null })
    expect(read([mail], [decision])[0]?.belongsTo).toMatchObject({ kind: 'quarantine', candidates: [] })
  })

  it('in a word that names no kind leaves the rules their say', async () => {
    const mail = await mailOf(bytesOf({ to: first.address }))
    const decision = decisionOf(1, refOf(mail.observation), { kind: 'is-a', reading: 'splendid' })
    expect(read([mail], [decision])[0]).toMatchObject({ decidedBy: 'rules' })
  })
})

describe('Copies', () => {
  it('the same bytes in two folders are one reading, received when the first was', async () => {
    const bytes = bytesOf({ to: first.address })
    const mails = [
      await mailOf(bytes, 1, '2026-11-02T09:00:07.000Z'),
      await mailOf(bytes, 2, '2026-11-02T09:00:05.000Z', 'junk'),
    ]
    expect(read(mails)).toMatchObject([
      { observation: 'mailbox:shopper#2', role: 'inbox', received: '2026-11-02T09:00:05.000Z' },
    ])
  })

  it.each([
    [['junk', 'all'], 'junk'],
    [['all', 'other'], 'other'],
    [['all'], 'all'],
  ] as const)('seen in %j it counts as %s', async (roles, role) => {
    const bytes = bytesOf({ to: first.address })
    const mails = await Promise.all(roles.map((seenIn, index) => mailOf(bytes, index + 1, undefined, seenIn)))
    expect(read(mails)).toMatchObject([{ role }])
  })
})

describe('All messages together', () => {
  const draft = fc.record({
    from: fc.constantFrom('help@desk.test', 'help@other.test', stranger),
    to: fc.constantFrom(first.address, second.address, third.address, 'anna.keller@shopper.test'),
    subject: fc.constantFrom('[#111] a', '[#222] b', 'Case 333 c', 'd'),
    body: fc.constantFrom('Ticket 111 is open.', 'Your ticket number is 222.', 'See case 333.', 'It will be ready.'),
  })

  it('none is dropped, and the order of arrival in our hands makes no difference', async () => {
    const cases = fc.asyncProperty(
      fc.array(draft, { minLength: 1, maxLength: 12 }),
      fc.infiniteStream(fc.nat()),
      async (drafts, keys) => {
        const mails = await Promise.all(
          drafts.map((one, index) =>
            mailOf(bytesOf({ ...one, headers: { 'Message-ID': `<${index}@x.test>` } }), index + 1),
          ),
        )
        const shuffled = mails
          .map((mail) => ({ mail, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ mail }) => mail)
        const readings = read(mails)
        expect(readings).toHaveLength(mails.length)
        expect(read(shuffled)).toEqual(readings)
      },
    )
    await fc.assert(cases, { numRuns: 200, seed: 20261122 })
  })
})
