import { describe, expect, test } from 'vitest'
import { DISPOSITIONS } from '../../src/model/measurement.ts'
import { CONTACT } from './plan.ts'
import { at, Story } from './story.ts'

const SENT = at(2, '08:00')
const story = () => new Story()
const sent = () => story().sent(SENT)
const over = (told: Story) => told.read(at(9, '09:00'))
const withheld = { kind: 'withheld', at: SENT, code: 'budget', because: 'the budget is spent', reliesOn: null } as const

const CASES: readonly (readonly [string, string, () => Story])[] = [
  ['planned', 'nothing happened yet', story],
  ['planned', 'only a rehearsal met a barrier', () => story().barrier(SENT, { rehearsal: true })],
  ['withheld', 'the gate held it back', () => note(story(), withheld)],
  ['blocked', 'a barrier stopped the robot', () => story().barrier(SENT)],
  [
    'blocked',
    'a barrier may pass, and did not yet',
    () => story().barrier(SENT, { barrier: 'unreachable', passing: true }),
  ],
  ['rejected', 'the brand refused it', () => story().sent(SENT, { outcome: 'rejected' })],
  ['undelivered', 'it bounced', () => sent().report(at(2, '09:00'), 'failed')],
  ['sent-unknown', 'the outcome is unknown', () => over(story().sent(SENT, { outcome: 'unknown' }))],
  ['pending', 'the listening goes on', () => sent().read(at(3, '08:00'))],
  [
    'pending',
    'the listening goes on after an acknowledgement',
    () => sent().mail(at(2, '08:10'), 'acknowledgement', 'machine').read(at(3, '08:00')),
  ],
  ['pending', 'the mailbox was not yet read to the end', () => sent().read(at(3, '08:00')).barrier(at(20, '08:00'))],
  ['undecided', 'a message waits for a person', () => over(sent().mail(at(3, '08:00'), 'undecided', 'unknown'))],
  [
    'undecided',
    'nobody knows who answered',
    () => sent().mail(at(3, '08:00'), 'answer', 'unknown').read(at(4, '08:00')),
  ],
  ['answered', 'a person answered', () => sent().mail(at(3, '08:00'), 'answer')],
  [
    'answered',
    'a person answered before a message that waits',
    () => sent().mail(at(3, '08:00'), 'answer').mail(at(4, '08:00'), 'undecided', 'unknown'),
  ],
  [
    'answered',
    'a person answered what had bounced',
    () => sent().report(at(2, '09:00'), 'failed').mail(at(3, '08:00'), 'answer'),
  ],
  ['answered', 'a person asked for patience', () => sent().mail(at(3, '08:00'), 'holding')],
  ['referred', 'a person sent the shopper elsewhere', () => sent().mail(at(3, '08:00'), 'handoff')],
  ['asked-only', 'a person only asked back', () => sent().mail(at(3, '08:00'), 'request')],
  [
    'acknowledged-only',
    'a machine wrote, and nobody else',
    () => over(sent().mail(at(2, '08:10'), 'acknowledgement', 'machine')),
  ],
  ['silent', 'nothing came', () => over(sent())],
  ['silent', 'the answer came after the listening', () => over(sent().mail(at(9, '08:30'), 'answer'))],
  ['silent', 'only marketing came', () => over(sent().mail(at(2, '08:10'), 'marketing', 'machine'))],
  [
    'silence-unproven',
    'the mailbox was lost for a while',
    () => over(sent().read(at(3, '08:00')).lost(at(3, '09:00'))),
  ],
  [
    'silence-unproven',
    'the mailbox was lost after an acknowledgement',
    () => over(sent().mail(at(2, '08:10'), 'acknowledgement', 'machine').read(at(3, '08:00')).lost(at(3, '09:00'))),
  ],
  ['silence-unproven', 'our relay took it, and nothing came', () => over(story().sent(SENT, { by: 'relay' }))],
  ['silence-unproven', 'the study was closed too soon', () => sent().read(at(3, '08:00')).closed(at(4, '08:00'))],
  [
    'void',
    'a person took it out',
    () => sent().mail(at(3, '08:00'), 'answer').decided(at(4, '08:00'), { kind: 'void', because: 'wrong address' }),
  ],
]

describe('A contact stands', () => {
  test.each(CASES)('as %s where %s', (disposition, _, told) => {
    expect(told().measure().disposition).toBe(disposition)
  })

  test('as withdrawn where an amendment took it back before it was sent', () => {
    expect(story().measureAll(SENT, [CONTACT.id])[0]?.disposition).toBe('withdrawn')
    expect(sent().measureAll(SENT, [CONTACT.id])[0]?.disposition).not.toBe('withdrawn')
  })

  test('in every row of the table here once', () => {
    expect(new Set([...CASES.map(([disposition]) => disposition), 'withdrawn'])).toEqual(new Set(DISPOSITIONS))
  })
})

function note(told: Story, fact: typeof withheld): Story {
  told.note(fact)
  return told
}
