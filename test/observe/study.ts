import type { FolderRole } from '../../src/model/fact.ts'
import type { ObservationOf } from '../../src/model/observation.ts'
import type { Contact, Plan } from '../../src/model/plan.ts'
import type { Instant } from '../../src/model/time.ts'
import { parseMessage } from '../../src/observe/message.ts'
import type { Mail } from '../../src/observe/observe.ts'
import { sha256 } from '../../src/support/canonical.ts'

export const OPENING = `Good morning,

about five weeks ago I left my Echo 300 with you for repair. I understand that careful work takes its time.

Could you tell me how far the repair has come, and when I may expect it back?

Kind regards
Anna Keller`

/** A contact of a made-up study, as far as reading mail looks at it. */
export function contactOf(number: number, token: string, changes: Partial<Contact> = {}): Contact {
  return {
    id: `c-0000000${number}`,
    brand: 'desk',
    channel: 'email',
    target: { kind: 'email', address: 'help@desk.test' },
    desk: 'desk.test',
    scenario: 'repair-overdue',
    stage: 'after-sale',
    wave: 1,
    language: 'en',
    persona: 'anna',
    wording: 1,
    address: `anna.keller+${token}@shopper.test`,
    mailbox: 'shopper',
    token,
    notBefore: '2026-11-02T08:00:00.000Z',
    listens: 'P21D',
    agentMinutes: 5,
    opening: { subject: 'My repair', body: OPENING, attachment: null },
    replies: { serial_number: { subject: null, body: 'The serial number is ES-300-11872.', attachment: null } },
    close: {
      answered: { subject: null, body: 'Thank you, that settles it for me.', attachment: null },
      unanswered: { subject: null, body: 'I no longer need an answer, thank you.', attachment: null },
    },
    answers: [
      'will be (ready|finished)',
      'wird .{0,50}fertig',
      'sera (prete?|reparee?)',
      'estara (list[oa])',
      'sara (pront[oa])',
      'is .{0,50}klaar',
    ],
    invents: true,
    untruths: 1,
    ...changes,
  }
}

/** A plan of those contacts; what reading mail never looks at is left out. */
export function planOf(contacts: readonly Contact[]): Plan {
  const brands = [
    { slug: 'desk', domains: ['desk.test'] },
    { slug: 'other', domains: ['other.test'] },
  ]
  return { contacts, brands, sender: { domain: 'shopper.test', canary: 'canary@shopper.test' } } as unknown as Plan
}

/** What a test says of a mail; the rest is a plain reply of the desk. */
export interface Draft {
  readonly from?: string
  readonly to?: string
  readonly subject?: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly type?: string
}

/** The bytes of a mail. */
export function bytesOf({
  from = 'help@desk.test',
  to = 'anna.keller+k7m2qd9x@shopper.test',
  ...draft
}: Draft): Uint8Array {
  const headers = {
    From: from,
    To: to,
    Subject: draft.subject ?? 'Re: My repair',
    Date: 'Mon, 02 Nov 2026 10:00:00 +0100',
    'Message-ID': '<1@desk.test>',
    'Content-Type': draft.type ?? 'text/plain; charset=utf-8',
    ...draft.headers,
  }
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return new TextEncoder().encode(`${head.join('')}\r\n${(draft.body ?? 'Hello.').replaceAll('\n', '\r\n')}\r\n`)
}

/** A mail as the mailbox saw it. */
export async function mailOf(
  bytes: Uint8Array,
  seq = 1,
  at: Instant = '2026-11-02T09:00:00.000Z',
  role: FolderRole = 'inbox',
): Promise<Mail> {
  const evidence = { sha256: sha256(bytes), mediaType: 'message/rfc822', size: bytes.length }
  const fact = {
    kind: 'mail-received',
    at,
    mailbox: 'shopper',
    folder: role,
    role,
    key: `1/${seq}`,
    stamp: 'internaldate',
    evidence,
  } as const
  return { observation: observationOf('mailbox:shopper', seq, fact), message: await parseMessage(bytes) }
}

/** What a person said of a mail. */
export function decisionOf(
  seq: number,
  about: string,
  says: ObservationOf<'decision'>['fact']['says'],
  at: Instant = '2026-11-03T09:00:00.000Z',
): ObservationOf<'decision'> {
  return observationOf('person:review', seq, { kind: 'decision', at, about, says, by: 'reviewer', note: '' })
}

function observationOf<const F extends ObservationOf<'decision'>['fact'] | ObservationOf<'mail-received'>['fact']>(
  stream: string,
  seq: number,
  fact: F,
) {
  const hash = sha256(`${stream}#${seq}`)
  return {
    stream,
    seq,
    recorded: fact.at,
    witness: 'instrument',
    contact: null,
    turn: null,
    fact,
    previous: hash,
    hash,
  } as const
}
