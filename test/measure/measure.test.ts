import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { measure } from '../../src/measure/measure.ts'
import { contact, PLAN } from './plan.ts'
import { at, Story } from './story.ts'

const second = contact('c-bbbbbbbb', { language: 'de' })
const plan = { ...PLAN, contacts: [...PLAN.contacts, second] }

/** Weeks of one desk, with everything in them that may be read in more than one order. */
function manyThings(): Story {
  const other = { contact: second.id } as const
  const reply = { turn: 'reply:serial_number' } as const
  return new Story(plan)
    .read(at(1, '12:00'))
    .canary(at(2, '07:00'), 'a', true)
    .barrier(at(2, '07:30'))
    .barrier(
      at(2, '07:40'),
      { driver: 'puppeteer', rehearsal: true },
      { contact: second.id, stream: 'worker:rehearsal' },
    )
    .sent(at(2, '08:00'), { by: 'relay' })
    .sent(at(2, '08:00'), { outcome: 'unknown' }, { ...other, stream: 'worker:two' })
    .logged(at(2, '08:00:01'), 'delivered')
    .mail(at(2, '08:00:01'), 'acknowledgement', 'machine')
    .mail(at(2, '08:00:01'), 'request', 'person', { asksFor: ['serial_number', 'invoice'] })
    .sent(at(2, '09:00'), {}, { ...reply, stream: 'worker:two' })
    .lost(at(2, '10:00'))
    .canary(at(3, '07:00'), 'b', false)
    .read(at(3, '08:00'))
    .canary(at(4, '07:00'), 'c', true)
    .mail(at(4, '08:00'), 'undecided', 'unknown')
    .mail(at(4, '08:00'), 'answer')
    .mail(at(5, '08:00'), 'answer', 'person', {
      language: 'en',
      belongsTo: { kind: 'contact', contact: second.id, by: 'address', reason: '' },
    })
    .decided(at(6, '08:00'), { kind: 'barrier-judged', barrier: 'captcha', burdens: 'customer' })
    .decided(at(6, '08:00'), { kind: 'outcome', turn: 'opening', outcome: 'accepted', at: null }, other)
    .read(at(12, '08:00'))
    .closed(at(12, '09:00'))
}

describe('A measurement', () => {
  test('does not depend on the order in which the journal and the readings are read', () => {
    const { observations, readings } = manyThings()
    const measured = (from: typeof observations, read: typeof readings) =>
      measure({ plan, withdrawn: [], observations: from, readings: read, asOf: at(12, '09:00') })
    const expected = measured(observations, readings)
    const anyOrder = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length })
    fc.assert(
      fc.property(anyOrder(observations), anyOrder(readings), (shuffled, read) => {
        expect(measured(shuffled, read)).toEqual(expected)
      }),
      { seed: 20261102, numRuns: 200 },
    )
  })

  test('has one line for each contact of the plan, in its order', () => {
    expect(new Story(plan).measureAll().map(({ contact: id, disposition }) => [id, disposition])).toEqual([
      ['c-aaaaaaaa', 'planned'],
      ['c-bbbbbbbb', 'planned'],
    ])
  })

  test('counts what was asked of the people who answer', () => {
    const story = new Story().sent(at(2, '08:00')).sent(at(2, '12:00'), {}, { turn: 'close' })
    expect(story.measure()).toMatchObject({ turnsSent: 2, agentMinutes: 8 })
  })

  test.each([
    ['en', true],
    ['it', false],
    [null, null],
  ])('tells whether a first response in %s is in the language of the shopper: %s', (language, same) => {
    const story = new Story()
      .sent(at(2, '08:00'))
      .mail(at(2, '08:10'), 'acknowledgement', 'machine', { language: 'de' })
      .mail(at(2, '09:00'), 'answer', 'person', { language })
    expect(story.measure().sameLanguage).toBe(same)
  })

  test('lists what the brand sent, and nothing that mail servers or we ourselves did', () => {
    const story = new Story()
      .sent(at(2, '08:00'), { by: 'relay' })
      .report(at(2, '08:01'), 'delivered')
      .mail(at(2, '08:10'), 'acknowledgement', 'machine')
      .mail(at(2, '09:00'), 'handoff', 'person', { handoff: { to: 'fax', detail: null }, role: 'junk' })
    expect(story.measure().responses).toMatchObject([
      { kind: 'acknowledgement', by: 'machine', handoff: null, inJunk: false },
      { kind: 'handoff', by: 'person', handoff: 'fax', inJunk: true },
    ])
  })
})
