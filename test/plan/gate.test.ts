import { expect, test } from 'vitest'
import type { Contact, Plan, TurnId } from '../../src/model/plan.ts'
import {
  type FieldState,
  judgeTurn,
  optedOutBrands,
  REFUSALS,
  type RefusalCode,
  type TurnAsked,
} from '../../src/plan/gate.ts'
import { loadLinter } from '../../src/plan/linter.ts'
import { hashOf } from '../../src/support/canonical.ts'
import { plus } from '../../src/support/period.ts'
import { good, intent, plan } from './a-plan.ts'

const linter = await loadLinter()
const echo = plan.contacts.filter(({ brand }) => brand === 'echo-and-sons')
const byMail = echo.find(({ channel, scenario }) => channel === 'email' && scenario === 'warranty-question')
const byForm = echo.find(({ channel }) => channel === 'form')
if (byMail === undefined || byForm === undefined) throw new Error('Expected a contact by mail and one by form')
const now = plus(byMail.notBefore, 'PT1M')
const HASH = 'a'.repeat(64)
const signed = {
  sha256: HASH,
  value: {
    authorisation: 1,
    by: { name: 'Clara Voss', role: 'Head of service', company: 'Echo' },
    domains: ['echo.eu'],
    until: '2027-03-31T00:00:00.000Z',
    staffTold: { on: '2026-10-01', text: 'In general.' },
  },
} as const

interface Situation {
  readonly plan: Plan
  readonly contact: Contact
  readonly turn: TurnId
  readonly to: string
  readonly address: string | null
  readonly field: FieldState
}

const field: FieldState = {
  now,
  intents: [],
  stopped: null,
  closed: false,
  optedOut: [],
  suppression: [],
  authorisation: null,
  published: [],
  plan: { loaded: hashOf(plan), frozen: hashOf(plan) },
  linter,
}
const open: Situation = { plan, contact: byMail, turn: 'opening', to: 'echo.test', address: 'support@echo.test', field }
const judge = ({ field: state, ...asked }: Situation) => judgeTurn(asked satisfies TurnAsked, state)
const within = (change: Partial<FieldState>): Situation => ({ ...open, field: { ...field, ...change } })
const planned = (change: Partial<Plan>): Situation => ({ ...open, plan: { ...plan, ...change } })
const saying = (body: string): Situation => {
  const contact = { ...byMail, opening: { ...byMail.opening, body } }
  return { ...open, contact, plan: { ...plan, contacts: [contact] } }
}

/** The same brand on a domain that belongs to somebody. */
const real = (
  change: Partial<FieldState> = {},
  engagement: Plan['engagement'] = { kind: 'own', authorisation: 'authorisation.yaml' },
): Situation => ({
  ...open,
  to: 'echo.eu',
  address: 'support@echo.eu',
  plan: {
    ...plan,
    engagement,
    authorisation: HASH,
    domains: ['echo.eu'],
    brands: plan.brands.map((brand) => ({ ...brand, domains: ['echo.eu'] })),
  },
  field: {
    ...field,
    authorisation: signed,
    published: [{ domain: 'echo.eu', at: now, found: [HASH], detail: 'found' }],
    ...change,
  },
})
const thirdParty = (change: Partial<Extract<Plan['engagement'], { kind: 'third-party' }>> = {}): Situation => {
  const contact = { ...byMail, persona: 'anna' }
  const engagement = {
    kind: 'third-party',
    purpose: 'A comparison of warranty information',
    responsible: { name: 'Anna Keller', email: 'anna@shopper.test' },
    signedOff: HASH,
    ...change,
  } as const
  return {
    ...real({ authorisation: null, published: [] }, engagement),
    contact,
    ...withContacts(real({}, engagement).plan, contact),
  }
}
const withContacts = (held: Plan, contact: Contact) => ({
  plan: { ...held, contacts: held.contacts.map((one) => (one.id === contact.id ? contact : one)) },
})
const genuineCase = (): Situation => ({
  ...real(
    {},
    {
      kind: 'genuine-case',
      purpose: 'A late repair',
      responsible: { name: 'Anna Keller', email: 'anna@shopper.test' },
      customer: { persona: byMail.persona, consent: 'consent.pdf' },
      case: { brand: 'echo-and-sons', scenario: 'warranty-question' },
    },
  ),
})
/** So many openings of the brand, long ago. */
const before = (count: number, channel?: Contact['channel']) =>
  echo
    .filter((contact) => contact.id !== byMail.id && (channel === undefined || contact.channel === channel))
    .slice(0, count)
    .map((contact, i) => intent(contact, plus('2026-11-01T08:00:00.000Z', `PT${i * 10}H`)))
const budget = (change: Partial<Plan['budget']>) => planned({ budget: { ...plan.budget, ...change } })

test('what nothing speaks against may be sent', () => {
  expect(judge(open)).toBeNull()
  expect(judge(real())).toBeNull()
  expect(judge(thirdParty())).toBeNull()
  expect(judge(genuineCase())).toBeNull()
})

const REFUSED: readonly (readonly [RefusalCode, string, Situation])[] = [
  ['stopped', 'The study is stopped: a person said so', within({ stopped: 'a person said so' })],
  [
    'stopped',
    'The study is stopped: a person said so',
    { ...within({ stopped: 'a person said so', intents: [intent(byMail, now)] }), turn: 'close' },
  ],
  ['closed', 'The study is closed; nothing more is sent', within({ closed: true })],
  [
    'plan-changed',
    `Expected the plan that the journal knows, got ${hashOf(plan).slice(0, 12)}`,
    within({ plan: { loaded: hashOf(plan), frozen: null } }),
  ],
  [
    'plan-changed',
    `Expected the plan aaaaaaaaaaaa, got ${hashOf(plan).slice(0, 12)}`,
    within({ plan: { loaded: hashOf(plan), frozen: HASH } }),
  ],
  [
    'withdrawn',
    `Contact ${byMail.id} was withdrawn from the plan`,
    planned({ contacts: plan.contacts.filter(({ id }) => id !== byMail.id) }),
  ],
  [
    'already-sent',
    `The opening of ${byMail.id} was intended before; whatever became of it, it is not sent again`,
    within({ intents: [intent(byMail, '2026-11-01T08:00:00.000Z')] }),
  ],
  ['nothing-opened', `Contact ${byMail.id} has no opening that a close could follow`, { ...open, turn: 'close' }],
  [
    'too-early',
    `Contact ${byMail.id} is not sent before ${byMail.notBefore}`,
    within({ now: '2026-11-01T08:00:00.000Z' }),
  ],
  [
    'outside-window',
    `Contact ${byMail.id} was to be opened until ${plus(byMail.notBefore, 'P10D')}`,
    within({ now: plus(byMail.notBefore, 'P10DT1S') }),
  ],
  ['brand-opted-out', '`echo-and-sons` asked not to be written to', within({ optedOut: ['echo-and-sons'] })],
  [
    'brand-opted-out',
    '`echo-and-sons` asked not to be written to',
    { ...within({ optedOut: ['echo-and-sons'], intents: [intent(byMail, now)] }), turn: 'close' },
  ],
  [
    'suppressed',
    'The suppression list names echo.test or an address there',
    within({ suppression: ['Support@Echo.test'] }),
  ],
  ['suppressed', 'The suppression list names echo.test or an address there', within({ suppression: ['echo.test'] })],
  [
    'outside-domain',
    'Expected one of echo.test, got helpdesk.eu',
    { ...open, to: 'helpdesk.eu', address: 'x@helpdesk.eu' },
  ],
  [
    'outside-domain',
    'Expected one of echo.test, got notecho.test',
    { ...open, to: 'notecho.test', address: 'x@notecho.test' },
  ],
  [
    'outside-domain',
    'Expected one of echo.test, got desk.example',
    { ...open, to: 'desk.example', address: 'x@desk.example' },
  ],
  ['not-authorised', 'echo.eu needs an authorisation, and there is none', real({ authorisation: null })],
  [
    'not-authorised',
    'The authorisation covers other.eu, not echo.eu',
    real({ authorisation: { ...signed, value: { ...signed.value, domains: ['other.eu'] } } }),
  ],
  [
    'authorisation-changed',
    'The authorisation file is not the one that was planned with',
    real({ authorisation: { ...signed, sha256: 'b'.repeat(64) } }),
  ],
  [
    'authorisation-expired',
    'The authorisation ran out at 2026-11-01T00:00:00.000Z',
    real({ authorisation: { ...signed, value: { ...signed.value, until: '2026-11-01T00:00:00.000Z' } } }),
  ],
  ['authorisation-unpublished', 'Nobody looked at what echo.eu publishes in the last day', real({ published: [] })],
  [
    'authorisation-unpublished',
    'Nobody looked at what echo.eu publishes in the last day',
    real({ published: [{ domain: 'echo.eu', at: '2026-11-01T08:00:00.000Z', found: [HASH], detail: 'found' }] }),
  ],
  [
    'authorisation-unpublished',
    "echo.eu does not publish the authorisation's hash: nothing there",
    real({ published: [{ domain: 'echo.eu', at: now, found: [], detail: 'nothing there' }] }),
  ],
  ['invented-complaint', 'Scenario `warranty-question` is made up, and nobody consented to it', invented(thirdParty())],
  [
    'invented-complaint',
    'Scenario `warranty-question` is made up, and nobody consented to it',
    invented(genuineCase()),
  ],
  ['no-purpose', 'The engagement names no purpose', thirdParty({ purpose: '  ' })],
  [
    'wordings-not-signed-off',
    'The responsible person signed off no wordings',
    thirdParty({ signedOff: undefined } as never),
  ],
  [
    'persona-not-sender',
    'The shopper must be Clara Voss in person, is Anna Keller',
    thirdParty({ responsible: { name: 'Clara Voss', email: 'clara@shopper.test' } }),
  ],
  ['too-much-effort', 'An enquiry of a third party may cost 10 agent minutes, this one costs 13', heavy(thirdParty())],
  [
    'case-not-the-customers',
    `Contact ${byForm.id} is not the case of the customer who consented`,
    {
      ...genuineCase(),
      contact: { ...byForm, scenario: 'spare-part' },
      field: { ...field, now: plus(byForm.notBefore, 'PT1M') },
    },
  ],
  [
    'more-than-one-case',
    'The case was brought forward before',
    { ...genuineCase(), field: { ...field, intents: before(1) } },
  ],
  ['message-refused', 'A shopper must not say "lawyer" (threat)', saying('My lawyer reads along.')],
  ['message-refused', 'There is no list of what a shopper must not say in `pl`', polish()],
  ['wording-repeated', repeatedWording().says, repeatedWording().situation],
  [
    'budget-brand',
    'The budget allows 2 contacts a brand, `echo-and-sons` had them',
    withIntents(budget({ contactsPerBrand: 2 }), before(2)),
  ],
  [
    'budget-desk',
    'The budget allows 1 contacts a desk, echo.test had them',
    withIntents(budget({ contactsPerDesk: 1 }), before(1, 'email')),
  ],
  [
    'budget-channel',
    'The budget allows 1 contacts by email, `echo-and-sons` had them',
    withIntents(budget({ contactsPerChannel: 1 }), before(1, 'email')),
  ],
  [
    'budget-day',
    `The budget allows 1 contacts a day, \`echo-and-sons\` had them on ${now.slice(0, 10)}`,
    withIntents(budget({ contactsPerDay: 1, minimumGap: 'PT0S' }), [
      intent(byForm, `${now.slice(0, 10)}T00:00:01.000Z`),
    ]),
  ],
  [
    'minimum-gap',
    `The budget wants PT4H between two contacts, the last was at ${byMail.notBefore}`,
    within({ intents: [intent(byForm, byMail.notBefore)] }),
  ],
  [
    'agent-minutes',
    'The budget allows 60 agent minutes a brand, `echo-and-sons` had 58',
    within({ intents: [intent(byForm, '2026-11-01T08:00:00.000Z', 'opening', 58)] }),
  ],
]

test.for(REFUSED)('the gate refuses a turn as %s: %s', ([code, because, situation]) => {
  expect(judge(situation)).toEqual({ kind: 'declined', code, because, passing: REFUSALS[code].passing })
})

test('every reason that concerns a turn is in the table', () => {
  const told = new Set(REFUSED.map(([code]) => code))
  // Staff are told once, before the first contact: that is judged with the study.
  expect(Object.keys(REFUSALS).filter((code) => !told.has(code as RefusalCode))).toEqual(['staff-not-told'])
})

test('a courteous close may be sent when every budget is used up, and a reply when the contacts are', () => {
  const used = [...before(5), intent(byMail, '2026-11-01T08:00:00.000Z', 'opening')]
  const tight = { contactsPerBrand: 1, contactsPerDesk: 1, contactsPerChannel: 1, contactsPerDay: 1, minimumGap: 'P3D' }
  const late = (turn: TurnId, minutes: number) =>
    judge({ ...withIntents(budget({ ...tight, agentMinutesPerBrand: minutes }), used), turn })
  expect(late('close', 1)).toBeNull()
  expect(late('reply:serial_number', 90)).toBeNull()
  expect(late('reply:serial_number', 1)?.code).toBe('agent-minutes')
})

test('a day is the day of the brand, not of the machine', () => {
  const auckland = plan.brands.map((brand) => ({ ...brand, zone: 'Pacific/Auckland' }))
  const one = { ...budget({ contactsPerDay: 1, minimumGap: 'PT0S' }) }
  const at = (instant: string) =>
    judge({
      ...one,
      plan: { ...one.plan, brands: auckland },
      field: { ...field, now, intents: [intent(byForm, instant)] },
    })?.code
  const midnight = `${now.slice(0, 10)}T11:00:00.000Z`
  expect([at(plus(midnight, 'PT1M')), at(`${now.slice(0, 10)}T10:59:00.000Z`)]).toEqual(
    now > midnight ? ['budget-day', undefined] : [undefined, 'budget-day'],
  )
})

test('a brand has opted out when a message that belongs to one of its contacts says so', () => {
  const reading = (contact: string, optOut: boolean) =>
    ({ optOut, belongsTo: { kind: 'contact', contact, by: 'address', reason: '' } }) as never
  expect(optedOutBrands(plan, [reading(byMail.id, true), reading(byForm.id, true)])).toEqual(['echo-and-sons'])
  expect(optedOutBrands(plan, [reading(byMail.id, false)])).toEqual([])
})

test('a message in quarantine that asks us to stop is heeded by every brand that it may be of', () => {
  const belongsTo = { kind: 'quarantine', candidates: [byMail.id, byForm.id], reason: 'only the domain fits' }
  expect(optedOutBrands(plan, [{ optOut: true, belongsTo } as never])).toEqual(['echo-and-sons'])
  const nobody = { ...belongsTo, candidates: [] }
  expect(optedOutBrands(plan, [{ optOut: true, belongsTo: nobody } as never])).toEqual([])
})

test('the good study plans nothing that its own gate would refuse', () => {
  const sent: ReturnType<typeof intent>[] = []
  for (const contact of plan.contacts) {
    const state = { ...field, now: contact.notBefore, intents: sent }
    const address = contact.target.kind === 'email' ? contact.target.address : null
    expect(judgeTurn({ plan, contact, turn: 'opening', to: contact.desk, address }, state)).toBeNull()
    sent.push(intent(contact, contact.notBefore))
  }
  expect(sent.length).toBe(plan.contacts.length)
  expect(good.study.engagement.kind).toBe('own')
})

function invented(situation: Situation): Situation {
  const contact = { ...situation.contact, invents: true }
  return { ...situation, contact, ...withContacts(situation.plan, contact) }
}

function heavy(situation: Situation): Situation {
  const contact = { ...situation.contact, agentMinutes: 12 }
  return { ...situation, contact, ...withContacts(situation.plan, contact) }
}

function polish(): Situation {
  const contact = { ...open.contact, language: 'pl' }
  return { ...open, contact, ...withContacts(plan, contact) }
}

function withIntents(situation: Situation, intents: FieldState['intents']): Situation {
  return { ...situation, field: { ...situation.field, intents } }
}

function repeatedWording() {
  const other: Contact = { ...open.contact, id: 'c-00000000' }
  const situation = {
    ...withIntents(open, [intent(other, '2026-10-30T08:00:00.000Z')]),
    plan: { ...plan, contacts: [...plan.contacts, other] },
  }
  return { situation, says: `The desk read wording ${other.wording} of \`warranty-question\` in c-00000000` }
}
