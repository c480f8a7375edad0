import { describe, expect, test } from 'vitest'
import { startOf } from '../../src/measure/delivery.ts'
import { historyOf } from '../../src/measure/history.ts'
import { CONTACT } from './plan.ts'
import { at, Story } from './story.ts'

const SENT = at(2, '08:00')
const TOOK = at(2, '08:00:01')
const relay = { by: 'relay' } as const
const unknown = { outcome: 'unknown', by: null } as const
const rejected = { outcome: 'rejected', by: null } as const
const yes = { kind: 'outcome', turn: 'opening', outcome: 'accepted' } as const

const story = () => new Story()
const bounds = (latest: string, earliest = SENT) => ({ at: earliest, bounds: { earliest, latest } })

describe('Where the clock starts', () => {
  test.each([
    ['nothing was sent', story(), { grade: 'not-sent', at: null }],
    [
      "the brand's mail server took it",
      story().sent(SENT),
      { grade: 'proven', at: TOOK, by: 'brand-mail-server', bounds: null },
    ],
    ['the form was accepted', story().sent(SENT, { by: 'form' }), { grade: 'proven', at: TOOK, by: 'form' }],
    [
      'our relay took it, and no more is known',
      story().sent(SENT, relay),
      { grade: 'unproven', at: TOOK, by: 'relay' },
    ],
    [
      "the relay's log has the brand's 250",
      story().sent(SENT, relay).logged(at(2, '08:02'), 'delivered'),
      { grade: 'proven', at: at(2, '08:02'), by: 'brand-mail-server', bounds: null },
    ],
    [
      "the relay's log has a refusal",
      story().sent(SENT, relay).logged(at(2, '08:02'), 'failed'),
      { grade: 'failed', at: null },
    ],
    [
      'the log has a refusal, then a success',
      story().sent(SENT, relay).logged(at(2, '08:02'), 'failed').logged(at(2, '08:05'), 'delivered'),
      { grade: 'proven', at: at(2, '08:05') },
    ],
    [
      'a delivery report came',
      story().sent(SENT, relay).report(at(2, '08:09'), 'delivered'),
      { grade: 'proven', by: 'brand-mail-server', ...bounds(at(2, '08:09'), TOOK) },
    ],
    [
      'it was relayed beyond reports',
      story().sent(SENT, relay).report(at(2, '08:09'), 'relayed'),
      { grade: 'proven', ...bounds(at(2, '08:09'), TOOK) },
    ],
    [
      'the answer was faster than the report',
      story().sent(SENT, relay).mail(at(2, '08:03'), 'answer').report(at(2, '08:09'), 'delivered'),
      { grade: 'proven', ...bounds(at(2, '08:03'), TOOK) },
    ],
    [
      'a report speaks of another turn',
      story().sent(SENT, relay).report(at(2, '08:09'), 'delivered', 'close'),
      { grade: 'unproven' },
    ],
    [
      'it is delayed only',
      story().sent(SENT, relay).report(at(2, '12:00'), 'delayed'),
      { grade: 'unproven', at: TOOK },
    ],
    [
      'a reply came to what our relay took',
      story().sent(SENT, relay).mail(at(2, '09:00'), 'acknowledgement', 'machine'),
      { grade: 'settled-by-reply', by: 'relay', ...bounds(at(2, '09:00'), TOOK) },
    ],
    ['the outcome is unknown', story().sent(SENT, unknown), { grade: 'unknown', at: null }],
    ['the run died before the outcome', story().sent(SENT, null), { grade: 'unknown', at: null }],
    [
      'a reply settles the unknown',
      story().sent(SENT, unknown).mail(at(2, '09:00'), 'acknowledgement', 'machine'),
      { grade: 'settled-by-reply', by: null, ...bounds(at(2, '09:00')) },
    ],
    [
      'a reply in the same second seems to come before',
      story().sent(at(2, '08:00:00.700'), unknown).mail(at(2, '08:00'), 'acknowledgement', 'machine'),
      { grade: 'settled-by-reply', ...bounds(at(2, '08:00:00.700'), at(2, '08:00:00.700')) },
    ],
    [
      'what is unrelated settles nothing',
      story().sent(SENT, unknown).mail(at(2, '09:00'), 'unrelated'),
      { grade: 'unknown' },
    ],
    [
      'a challenge settles nothing',
      story().sent(SENT, unknown).mail(at(2, '09:00'), 'challenge', 'machine'),
      { grade: 'unknown' },
    ],
    [
      'a person knows when it arrived',
      story()
        .sent(SENT, unknown)
        .decided(at(5, '12:00'), { ...yes, at: at(2, '08:04') }),
      { grade: 'proven', at: at(2, '08:04'), bounds: null },
    ],
    [
      'a person knows only that it arrived',
      story()
        .sent(SENT, unknown)
        .decided(at(5, '12:00'), { ...yes, at: null }),
      { grade: 'proven', ...bounds(at(5, '12:00')) },
    ],
    [
      'a person knows only that it arrived, and a reply says by when',
      story()
        .sent(SENT, unknown)
        .mail(at(3, '09:00'), 'answer')
        .decided(at(5, '12:00'), { ...yes, at: null }),
      { grade: 'proven', ...bounds(at(3, '09:00')) },
    ],
    ['the brand refused it', story().sent(SENT, rejected), { grade: 'failed', at: null }],
    ['it bounced', story().sent(SENT).report(at(2, '08:30'), 'failed'), { grade: 'failed', at: null }],
    [
      'it bounced, and the outcome was unknown',
      story().sent(SENT, unknown).report(at(2, '08:30'), 'failed'),
      { grade: 'failed' },
    ],
    [
      'another turn bounced',
      story().sent(SENT).report(at(2, '08:30'), 'failed', 'close'),
      { grade: 'proven', at: TOOK },
    ],
    [
      'it bounced, and somebody answered all the same',
      story().sent(SENT).report(at(2, '08:30'), 'failed').mail(at(2, '09:00'), 'answer'),
      { grade: 'settled-by-reply', ...bounds(at(2, '09:00')) },
    ],
    [
      'it bounced, and a person says that it arrived',
      story()
        .sent(SENT)
        .report(at(2, '08:30'), 'failed')
        .decided(at(5, '12:00'), { ...yes, at: TOOK }),
      { grade: 'proven', at: TOOK },
    ],
  ])('%s', (_, { observations, readings }, start) => {
    expect(startOf(historyOf(CONTACT, observations, own(readings)))).toMatchObject(start)
  })

  test('names what it relies on', () => {
    const { observations, readings } = story().sent(SENT, relay).report(at(2, '08:09'), 'delivered')
    expect(startOf(historyOf(CONTACT, observations, readings)).from).toEqual(['worker:main#2', 'mailbox:shopper#1'])
  })
})

function own(readings: Story['readings']): Story['readings'] {
  return readings.filter(({ belongsTo }) => belongsTo.kind === 'contact')
}
