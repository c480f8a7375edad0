import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Observation } from '../../src/model/observation.ts'
import type { Contact } from '../../src/model/plan.ts'
import { actionsToCome, listensUntil, RETRY_AFTER } from '../../src/probe/due.ts'
import { plus } from '../../src/support/period.ts'
import { plan } from '../plan/a-plan.ts'
import { contact, intent, message, oneContact, opened, outcomeFact, seen } from './field.ts'

const AT = contact.notBefore
const needs = {
  ...contact,
  replies: { serial_number: { subject: null, body: 'It is RB-1.', attachment: null } },
} as Contact
const asking = { ...oneContact, contacts: [needs] }
const turns = (actions: ReturnType<typeof actionsToCome>) => actions.map(({ turn, at }) => [turn, at])

describe('the next turns of a contact', () => {
  test('begin with its opening, not before its time', () => {
    expect(turns(actionsToCome(oneContact, [], []))).toEqual([['opening', AT]])
  })

  test('are only the close once it is opened, when the listening ends', () => {
    expect(turns(actionsToCome(oneContact, opened(AT), []))).toEqual([['close', plus(AT, contact.listens)]])
  })

  test('hold the reply that the desk asked for, a while after it asked', () => {
    const asked = message(plus(AT, 'PT2H'), { kind: 'request', by: 'person', asksFor: ['serial_number'] })
    const actions = actionsToCome(asking, opened(AT), [asked])
    expect(turns(actions)[0]).toEqual(['reply:serial_number', plus(asked.received, plan.listening.replyAfter)])
    expect(actions[0]?.reading).toBe(asked)
  })

  test('hold no reply that the scenario has not', () => {
    const asked = message(plus(AT, 'PT2H'), { kind: 'request', by: 'person', asksFor: ['photo'] })
    expect(turns(actionsToCome(asking, opened(AT), [asked])).map(([turn]) => turn)).toEqual(['close'])
  })

  test('thank for an answer soon after it came', () => {
    const answer = message(plus(AT, 'P1D'), { kind: 'answer', by: 'person' })
    expect(turns(actionsToCome(oneContact, opened(AT), [answer]))).toEqual([
      ['close', plus(answer.received, plan.listening.replyAfter)],
    ])
  })

  test.each([
    ['the brand asked not to be written to', opened(AT), [message(plus(AT, 'PT1H'), { optOut: true })]],
    [
      'a person made it void',
      [
        ...opened(AT),
        seen(
          { kind: 'decision', at: AT, about: null, says: { kind: 'void', because: 'x' }, by: 'reader-1', note: '' },
          null,
        ),
      ],
      [],
    ],
    ['the opening was refused', opened(AT, 'rejected'), []],
    [
      'the opening came back',
      opened(AT),
      [
        message(plus(AT, 'PT1H'), {
          kind: 'delivery-failure',
          delivery: { turn: 'opening', status: 'failed', code: '5.1.1', reason: null, recipient: null, claimed: null },
        }),
      ],
    ],
    [
      "our relay's log says that the brand refused it",
      [...opened(AT), seen({ kind: 'delivery', at: AT, status: 'failed', proof: 'relay-log', detail: '550' })],
      [],
    ],
    [
      'a person says that it was rejected',
      [
        ...opened(AT, 'unknown'),
        seen({
          kind: 'decision',
          at: AT,
          about: null,
          says: { kind: 'outcome', turn: 'opening', outcome: 'rejected', at: null },
          by: 'reader-1',
          note: '',
        }),
      ],
      [],
    ],
    [
      'a barrier stopped it for good',
      [
        seen({
          kind: 'barrier',
          at: AT,
          barrier: 'captcha',
          detail: '',
          passing: false,
          driver: 'playwright',
          rehearsal: false,
          evidence: null,
        }),
      ],
      [],
    ],
    [
      'the gate withheld it',
      [seen({ kind: 'withheld', at: AT, code: 'budget-brand', because: '', reliesOn: null })],
      [],
    ],
    ['its outcome is not yet written', [intent(AT)], []],
  ])('are none where %s', (_, observations, readings) => {
    expect(actionsToCome(oneContact, observations, readings)).toEqual([])
  })

  test('go on after an outcome that nobody knows, since it may have arrived', () => {
    expect(turns(actionsToCome(oneContact, opened(AT, 'unknown'), []))).toEqual([['close', plus(AT, contact.listens)]])
  })

  test('try a passing barrier again after ever longer waits, and then no more', () => {
    const met = (at: string) =>
      seen({
        kind: 'barrier',
        at,
        barrier: 'unwilling-server',
        detail: '',
        passing: true,
        driver: null,
        rehearsal: false,
        evidence: null,
      })
    const tries: Observation[] = []
    for (const wait of RETRY_AFTER) {
      const at: string = actionsToCome(oneContact, tries, [])[0]?.at ?? ''
      tries.push(met(at))
      expect(turns(actionsToCome(oneContact, tries, []))).toEqual([['opening', plus(at, wait)]])
    }
    tries.push(met(plus(AT, 'P3D')))
    expect(actionsToCome(oneContact, tries, [])).toEqual([])
  })

  test('are not held up by a barrier that a rehearsal met', () => {
    const met = seen({
      kind: 'barrier',
      at: AT,
      barrier: 'captcha',
      detail: '',
      passing: false,
      driver: 'puppeteer',
      rehearsal: true,
      evidence: null,
    })
    expect(turns(actionsToCome(oneContact, [met], []))).toEqual([['opening', AT]])
  })

  test('never name a turn whose intent is written, whatever else is in the journal', () => {
    const facts = fc.constantFrom(
      intent(AT),
      intent(AT, 'reply:serial_number'),
      intent(AT, 'close'),
      seen(outcomeFact(AT, 'accepted')),
      seen(outcomeFact(AT, 'unknown')),
      seen({ kind: 'instrument-failed', at: AT, code: 'x', detail: '' }),
    )
    const messages = fc.constantFrom(
      message(AT, { kind: 'request', by: 'person', asksFor: ['serial_number'] }),
      message(AT, { kind: 'answer', by: 'person' }),
      message(AT),
    )
    fc.assert(
      fc.property(fc.array(facts), fc.array(messages), (observations, readings) => {
        const intended = observations.flatMap(({ fact, turn }) => (fact.kind === 'intent' ? [turn] : []))
        const named = actionsToCome(asking, observations, readings).map(({ turn }) => turn)
        expect(named.filter((turn) => intended.includes(turn))).toEqual([])
        expect(new Set(named).size).toBe(named.length)
      }),
    )
  })
})

test('the turns of all contacts come soonest first', () => {
  const times = actionsToCome(plan, [], []).map(({ at }) => at)
  expect(times).toEqual(times.toSorted())
  expect(times).toHaveLength(plan.contacts.length)
})

describe('the end of the listening', () => {
  test('is not known before anything was opened', () => {
    expect(listensUntil(oneContact, [])).toBeNull()
  })

  test('is when the last opened contact was listened to for its time', () => {
    expect(listensUntil(oneContact, opened(AT))).toBe(plus(AT, contact.listens))
  })
})
