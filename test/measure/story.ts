import { listening } from '../../src/measure/listening.ts'
import { measure } from '../../src/measure/measure.ts'
import type { Fact, FactOf } from '../../src/model/fact.ts'
import type { Listening } from '../../src/model/listening.ts'
import type { ContactMeasurement } from '../../src/model/measurement.ts'
import type { Observation, Stream } from '../../src/model/observation.ts'
import type { ContactId, Plan, TurnId } from '../../src/model/plan.ts'
import type { DeliveryReport, Reading, ReadingKind } from '../../src/model/reading.ts'
import { CONTACT, PLAN, SHA } from './plan.ts'

/** An instant of November 2026: `at(2, '08:00')`, `at(2, '08:00:30.250')`. */
export function at(day: number, time: string): string {
  const [hour = '00', minute = '00', second = '00.000'] = time.split(':')
  const [whole = '00', thousandth = '000'] = second.split('.')
  return `2026-11-${String(day).padStart(2, '0')}T${hour}:${minute}:${whole}.${thousandth}Z`
}

type Given = { readonly contact?: ContactId; readonly turn?: TurnId | null; readonly stream?: Stream }
type Told<Kind extends Fact['kind']> = Partial<Omit<FactOf<Kind>, 'kind' | 'at'>>

/** A journal as it is written, and what its mails mean. Whatever is not said is as usual: one contact, by mail, accepted by the brand. */
export class Story {
  readonly observations: Observation[] = []
  readonly readings: Reading[] = []
  readonly plan: Plan

  constructor(plan: Plan = PLAN) {
    this.plan = plan
  }

  /** Writes any fact down. */
  note(fact: Fact, { contact = CONTACT.id, turn = 'opening', stream = 'worker:main' }: Given = {}): string {
    const seq = this.observations.filter((one) => one.stream === stream).length + 1
    const witness = stream.startsWith('person') ? 'person' : 'instrument'
    const known = this.plan.contacts.some(({ id }) => id === contact) ? contact : null
    const place = { stream, seq, recorded: fact.at, witness, previous: SHA, hash: SHA } as const
    this.observations.push({ ...place, contact: known, turn: known === null ? null : turn, fact })
    return `${stream}#${seq}`
  }

  /** A turn goes out: what was meant, and a second later what became of it. Null: it never ended. */
  sent(when: string, told: Told<'outcome'> | null = {}, given: Given = {}): this {
    this.note(
      {
        kind: 'intent',
        at: when,
        session: 's1',
        channel: 'email',
        to: 'echo.test',
        agentMinutes: 4,
        reliesOn: null,
        plan: SHA,
      },
      given,
    )
    if (told !== null) this.note({ ...OUTCOME, ...told, at: later(when, 1) }, given)
    return this
  }

  /** The mailbox could be read to its end. */
  read(when: string): this {
    this.note(
      { kind: 'mailbox-read', at: when, mailbox: 'shopper', since: null, folders: [] },
      FIELD('mailbox:shopper'),
    )
    return this
  }

  lost(when: string, detail = 'connection refused'): this {
    this.note({ kind: 'mailbox-lost', at: when, mailbox: 'shopper', detail }, FIELD('mailbox:shopper'))
    return this
  }

  /** A mail to ourselves, that came through or did not. */
  canary(when: string, name: string, arrived: boolean): this {
    const fact = { kind: 'canary-sent', canary: name, mailbox: 'shopper', messageId: name, detail: '250' } as const
    this.note({ ...fact, at: when }, FIELD('worker:main'))
    if (arrived) this.mail(later(when, 5), 'unrelated', 'machine', { belongsTo: { kind: 'own', canary: name } })
    return this
  }

  /** A message came in, and this is what it means. */
  mail(when: string, kind: ReadingKind, by: Reading['by'] = 'person', more: Partial<Reading> = {}): this {
    const evidence = { sha256: SHA, mediaType: 'message/rfc822', size: 1 }
    const stored = {
      kind: 'mail-received',
      mailbox: 'shopper',
      folder: 'INBOX',
      role: 'inbox',
      stamp: 'internaldate',
    } as const
    const ref = this.note({ ...stored, at: when, key: `1/${this.readings.length}`, evidence }, FIELD('mailbox:shopper'))
    this.readings.push({ ...READING, observation: ref, received: when, kind, by, ...more })
    return this
  }

  /** A mail server reports on our own message. */
  report(when: string, status: DeliveryReport['status'], turn: TurnId | null = 'opening'): this {
    const delivery = { turn, status, code: null, reason: null, recipient: null, claimed: null }
    return this.mail(when, status === 'failed' ? 'delivery-failure' : 'unrelated', 'machine', { delivery })
  }

  /** The relay's log tells what became of the message. */
  logged(when: string, status: 'delivered' | 'failed'): this {
    this.note({ kind: 'delivery', at: when, status, proof: 'relay-log', detail: `dsn ${status}` })
    return this
  }

  /** A person decides. */
  decided(when: string, says: FactOf<'decision'>['says'], given: Given = {}): this {
    this.note(
      { kind: 'decision', at: when, about: null, says, by: 'reviewer', note: '' },
      { stream: 'person:review', ...given },
    )
    return this
  }

  barrier(when: string, told: Told<'barrier'> = {}, given: Given = {}): this {
    this.note({ ...BARRIER, ...told, at: when }, given)
    return this
  }

  closed(when: string): this {
    this.note({ kind: 'closed', at: when, because: 'done' }, FIELD('person:operator'))
    return this
  }

  /** What is measured of every contact, as of the last thing that was written down. */
  measureAll(asOf = this.end(), withdrawn: readonly ContactId[] = []): readonly ContactMeasurement[] {
    const { plan, observations, readings } = this
    return measure({ plan, withdrawn, observations, readings, asOf })
  }

  measure(asOf = this.end()): ContactMeasurement {
    const [one] = this.measureAll(asOf)
    if (one === undefined) throw new Error('The plan has no contact.')
    return one
  }

  listening(asOf = this.end()): Listening | undefined {
    return listening(this.plan, this.observations, this.readings, asOf)[0]
  }

  private end(): string {
    return (
      this.observations
        .map(({ recorded }) => recorded)
        .toSorted()
        .at(-1) ?? this.plan.made
    )
  }
}

const FIELD = (stream: Stream): Given => ({ contact: 'c-00000000', turn: null, stream })

const OUTCOME: FactOf<'outcome'> = {
  kind: 'outcome',
  at: '',
  outcome: 'accepted',
  by: 'brand-mail-server',
  detail: '250 ok',
  queueId: null,
  messageId: null,
}

const BARRIER: FactOf<'barrier'> = {
  kind: 'barrier',
  at: '',
  barrier: 'captcha',
  detail: 'a picture puzzle',
  passing: false,
  driver: 'playwright',
  rehearsal: false,
  evidence: null,
}

const READING: Reading = {
  observation: 'mailbox:shopper#1',
  evidence: SHA,
  mailbox: 'shopper',
  role: 'inbox',
  received: '',
  claimed: null,
  belongsTo: {
    kind: 'contact',
    contact: CONTACT.id,
    by: 'address',
    reason: 'it came to our own address for this contact',
  },
  kind: 'undecided',
  by: 'unknown',
  why: [],
  decidedBy: 'rules',
  language: 'en',
  ticket: null,
  asksFor: [],
  handoff: null,
  optOut: false,
  delivery: null,
  senderDomain: 'echo.test',
  rules: '1',
}

function later(when: string, seconds: number): string {
  return new Date(Date.parse(when) + seconds * 1000).toISOString()
}
