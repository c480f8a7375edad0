import { describe, expect, test } from 'vitest'
import { compare, truthOf } from '../../src/demo/compare.ts'
import type { Deed, What } from '../../src/demo/deed.ts'
import type { ContactLine } from '../../src/model/result.ts'
import { plus } from '../../src/support/period.ts'

const START = '2026-11-02T08:00:00.000Z'
const ADDRESS = 'ada.k7m2qd9x@shopper.test'
const CONTACT = { id: 'c-00000001', address: ADDRESS }

describe('the truth of a contact, by the desk’s own log', () => {
  test.each([
    [[], { state: 'blocked', turns: 0 }],
    [['refused-form'], { state: 'blocked', turns: 0 }],
    [['got-form'], { state: 'silent', turns: 1, answered: null }],
    [['got-mail', 'sent-acknowledgement'], { state: 'acknowledged-only', answered: null }],
    [['got-mail', 'sent-acknowledgement', 'sent-request'], { state: 'asked-only', answered: plus(START, 'PT2H') }],
    [['got-mail', 'sent-referral'], { state: 'referred', acknowledged: plus(START, 'PT1H') }],
    [['got-mail', 'sent-request', 'got-mail', 'sent-answer'], { state: 'answered', turns: 2 }],
  ] as const)('%j', (whats, truth) => {
    expect(truthOf(deeds(...whats))).toMatchObject(truth)
  })
})

describe('what was measured, held against the truth', () => {
  const truth = deeds('got-mail', 'sent-acknowledgement', 'sent-answer')

  test('agrees within a second', () => {
    const late = line({ accepted: plus(START, 'PT1S') })
    expect(compare([CONTACT], [line()], truth)).toMatchObject([{ state: 'answered', apart: 0, disagreements: [] }])
    expect(compare([CONTACT], [late], truth)).toMatchObject([{ apart: 1, disagreements: [] }])
  })

  test.each<[string, readonly ContactLine[], readonly Deed[], readonly string[]]>([
    ['a stamp two seconds off', [line({ accepted: plus(START, 'PT2S') })], truth, ['accepted: measured 2026']],
    ['an acceptance that never was', [line()], truth.slice(1), ['accepted: ', 'state: ', 'turns: ']],
    ['an answer that was not seen', [line({ answered: null })], truth, ['a person wrote: measured null']],
    ['another state', [line({ state: 'silent' })], truth, ['state: measured silent, in truth answered']],
    ['a turn too many', [line({ turns: 2 })], truth, ['turns: measured 2, in truth 1']],
    ['another language', [line({ language: 'it' })], truth, ['language: measured it, in truth en']],
    ['a mail that came twice', [line({ turns: 2 })], [...truth, ...truth.slice(0, 1)], ['the desk saw <0@']],
    ['a contact that is not in the result', [], truth, ['it is not in the result']],
  ])('names %s', (_, lines, deeds, said) => {
    const [found] = compare([CONTACT], lines, deeds)
    expect(found?.disagreements).toEqual(said.map((words) => expect.stringContaining(words)))
  })
})

/** Deeds an hour apart. */
function deeds(...whats: readonly What[]): readonly Deed[] {
  return whats.map((what, i) => ({
    at: plus(START, `PT${i}H`),
    brand: 'echo-and-sons',
    what,
    contact: ADDRESS,
    messageId: what === 'got-mail' ? `<${i}@shopper.test>` : null,
    language: what.startsWith('sent') ? 'en' : null,
  }))
}

interface Measured {
  readonly accepted?: string
  readonly answered?: string | null
  readonly state?: string
  readonly turns?: number
  readonly language?: string
}

/** What was measured of mail that was acknowledged after an hour and answered after two. */
function line({
  accepted = START,
  answered = plus(START, 'PT2H'),
  state = 'answered',
  turns = 1,
  language = 'en',
}: Measured = {}): ContactLine {
  const response = { at: START, kind: 'answer', by: 'person', language, observation: '', handoff: null, inJunk: false }
  return {
    contact: CONTACT.id,
    brand: 'echo-and-sons',
    channel: 'email',
    scenario: 'repair-overdue',
    stage: 'after-sale',
    wave: 1,
    language: 'en',
    disposition: state,
    delivery: 'proven',
    accepted: { at: accepted, by: 'brand-mail-server' },
    listensUntil: null,
    gaps: [],
    durations: { 'acknowledgement-time': observed(plus(START, 'PT1H')), 'first-response-time': observed(answered) },
    responses: [response],
    sameLanguage: true,
    turnsSent: turns,
    agentMinutes: 4,
    barriers: [],
    timeline: [],
    verdicts: [],
  }
}

function observed(end: string | null): ContactLine['durations'][string] {
  if (end === null) return { kind: 'unknown', because: 'nobody looked', from: [] }
  const stretch = { calendarSeconds: 0, workingSeconds: null }
  return { kind: 'observed', start: START, end, stretch, deducted: stretch, startBounds: null, from: [] }
}
