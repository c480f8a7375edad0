import { expect, it } from 'vitest'
import { observe } from '../../../src/observe/observe.ts'
import { bytesOf, contactOf, type Draft, mailOf, OPENING, planOf } from '../study.ts'

/** A report as Postfix lays it out, in words of our own. */
function postfix(subject: string, words: string, fields: string): Draft {
  const parts = [
    `Content-Description: Notification\nContent-Type: text/plain; charset=us-ascii\n\n${words}`,
    `Content-Description: Delivery report\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.shopper.test\nX-Postfix-Queue-ID: 4F1C2\nX-Postfix-Sender: rfc822; anna.keller+k7m2qd9x@shopper.test\nArrival-Date: Mon,  2 Nov 2026 09:00:00 +0100 (CET)\n\nFinal-Recipient: rfc822; help@desk.test\nOriginal-Recipient: rfc822;help@desk.test\n${fields}`,
    `Content-Description: Message headers\nContent-Type: text/rfc822-headers\n\nFrom: anna.keller+k7m2qd9x@shopper.test\nTo: help@desk.test\nMessage-ID: <k7m2qd9x.reply.serial_number@shopper.test>`,
  ]
  return {
    from: 'MAILER-DAEMON@mx.shopper.test (Mail Delivery System)',
    subject,
    headers: { 'Return-Path': '<>', 'Auto-Submitted': 'auto-replied' },
    type: 'multipart/report; report-type=delivery-status; boundary="4F1C2.1/mx.shopper.test"',
    body: `${parts.map((part) => `--4F1C2.1/mx.shopper.test\n${part}\n\n`).join('')}--4F1C2.1/mx.shopper.test--`,
  }
}

const failed =
  'Action: failed\nStatus: 5.1.1\nRemote-MTA: dns; mx.desk.test\nDiagnostic-Code: smtp; 550 5.1.1 <help@desk.test>: no such\n    mailbox'
const delayed =
  'Action: delayed\nStatus: 4.4.1\nDiagnostic-Code: X-Postfix; connect to mx.desk.test: timed out\nWill-Retry-Until: Sat,  7 Nov 2026 09:00:00 +0100 (CET)'
const turn = 'reply:serial_number'

const REPORTS = [
  {
    title: 'a Postfix bounce',
    kind: 'delivery-failure',
    draft: postfix('Undelivered Mail Returned to Sender', 'It could not be delivered.', failed),
    delivery: {
      turn,
      status: 'failed',
      code: '5.1.1',
      reason: 'no-such-mailbox',
      recipient: 'help@desk.test',
      claimed: '2026-11-02T08:00:00.000Z',
    },
  },
  {
    title: 'a Postfix warning of a delay',
    kind: 'delivery-failure',
    draft: postfix('Delayed Mail (still being retried)', 'It has not been delivered yet.', delayed),
    delivery: {
      turn,
      status: 'delayed',
      code: '4.4.1',
      reason: 'no-connection',
      recipient: 'help@desk.test',
      claimed: '2026-11-02T08:00:00.000Z',
    },
  },
  {
    title: 'a Postfix notice of delivery',
    kind: 'unrelated',
    draft: postfix(
      'Successful Mail Delivery Report',
      'It was delivered.',
      'Action: delivered\nStatus: 2.0.0\nDiagnostic-Code: smtp; 250 2.0.0 Ok: queued as 7B2',
    ),
    delivery: {
      turn,
      status: 'delivered',
      code: '2.0.0',
      reason: null,
      recipient: 'help@desk.test',
      claimed: '2026-11-02T08:00:00.000Z',
    },
  },
  {
    title: 'a Postfix notice of relaying',
    kind: 'unrelated',
    draft: postfix('Successful Mail Delivery Report', 'It was relayed.', 'Action: relayed\nStatus: 2.0.0'),
    delivery: {
      turn,
      status: 'relayed',
      code: '2.0.0',
      reason: null,
      recipient: 'help@desk.test',
      claimed: '2026-11-02T08:00:00.000Z',
    },
  },
  {
    title: 'a bounce without structure, our message below its words',
    kind: 'delivery-failure',
    draft: {
      from: 'MAILER-DAEMON@desk.test',
      subject: 'failure notice',
      headers: { 'Return-Path': '<>' },
      body: `Sorry, this did not work.\n\n<help@desk.test>:\n550 5.2.1 mailbox disabled\n\n--- Below this line is a copy of the message.\n\nMessage-ID: <k7m2qd9x.opening@shopper.test>\n\n${OPENING}`,
    },
    delivery: {
      turn: 'opening',
      status: 'failed',
      code: '5.2.1',
      reason: 'mailbox-disabled',
      recipient: 'help@desk.test',
      claimed: '2026-11-02T09:00:00.000Z',
    },
  },
] as const

it.each(REPORTS)('$title is read whole, and its turn named', async ({ draft, kind, delivery }) => {
  const mails = [await mailOf(bytesOf(draft))]
  const [reading] = observe({
    plan: planOf([contactOf(1, 'k7m2qd9x')]),
    mails,
    outcomes: [],
    canaries: [],
    decisions: [],
  })
  expect(reading).toMatchObject({
    kind,
    by: 'machine',
    delivery,
    belongsTo: { kind: 'contact', contact: 'c-00000001' },
  })
})

it('of an address that the brand did not publish only the domain is kept', async () => {
  const draft = postfix('Undelivered Mail Returned to Sender', 'No.', failed.replaceAll('help@', 'jo.smith@'))
  const body = draft.body?.replaceAll('help@desk.test', 'jo.smith@desk.test') ?? ''
  const mails = [await mailOf(bytesOf({ ...draft, body }))]
  const [reading] = observe({
    plan: planOf([contactOf(1, 'k7m2qd9x')]),
    mails,
    outcomes: [],
    canaries: [],
    decisions: [],
  })
  expect(reading?.delivery?.recipient).toBe('desk.test')
  expect(JSON.stringify(reading)).not.toContain('smith')
})
