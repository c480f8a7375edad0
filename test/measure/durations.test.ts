import { describe, expect, test } from 'vitest'
import type { Duration } from '../../src/model/measurement.ts'
import type { Metric } from '../../src/model/promise.ts'
import { at, Story } from './story.ts'

// Accepted on Monday 2 November at 08:00:01 UTC, which is 09:00:01 in Berlin; listened to until Monday the 9th.
const START = at(2, '08:00:01')
const END = at(9, '08:00:01')
const AFTER = at(9, '09:00')
const HOUR = 3600

const sent = () => new Story().sent(at(2, '08:00'))
const open = () => sent().read(at(4, '08:00:01'))
const over = (story: Story = sent()) => story.read(AFTER)
const serial = { asksFor: ['serial_number'] } as const

describe('The time to acknowledgement', () => {
  each('acknowledgement-time', [
    [
      'ends with an automatic word',
      over(sent().mail(at(2, '08:10:01'), 'acknowledgement', 'machine')),
      observed(600, 600),
    ],
    [
      'ends with an answer, where no machine wrote before',
      over(sent().mail(at(2, '10:00:01'), 'answer')),
      observed(2 * HOUR, 2 * HOUR),
    ],
    [
      'does not end with marketing',
      over(sent().mail(at(2, '08:10'), 'marketing', 'machine')),
      { kind: 'censored', because: 'window-closed' },
    ],
    [
      'does not end with an out-of-office note',
      over(sent().mail(at(2, '08:10'), 'out-of-office', 'machine')),
      { kind: 'censored' },
    ],
    [
      'is unknown where what may be it is undecided',
      over(sent().mail(at(2, '08:10'), 'undecided', 'unknown')),
      undecided(),
    ],
    [
      "is unknown where a machine's mail is undecided",
      over(sent().mail(at(2, '08:10'), 'undecided', 'machine')),
      undecided(),
    ],
    [
      'is known where the undecided mail came later',
      over(sent().mail(at(2, '08:10:01'), 'acknowledgement', 'machine').mail(at(2, '09:00'), 'undecided', 'unknown')),
      observed(600, 600),
    ],
  ])
})

describe('The time to first response', () => {
  each('first-response-time', [
    ['ends with a holding reply', over(sent().mail(at(3, '08:00:01'), 'holding')), observed(24 * HOUR, 8 * HOUR)],
    ['ends with a question', over(sent().mail(at(2, '09:00:01'), 'request')), observed(HOUR, HOUR)],
    [
      'ends with what a person wrote, whatever it is',
      over(sent().mail(at(2, '09:00:01'), 'undecided', 'person')),
      observed(HOUR, HOUR),
    ],
    [
      'does not end with a machine',
      over(sent().mail(at(2, '09:00'), 'acknowledgement', 'machine')),
      { kind: 'censored' },
    ],
    ['is zero in the second of acceptance', over(sent().mail(at(2, '08:00'), 'answer')), observed(0, 0)],
    ['is unknown where nobody knows who wrote', over(sent().mail(at(2, '09:00'), 'answer', 'unknown')), undecided()],
    [
      "is silence where a machine's mail is undecided",
      over(sent().mail(at(2, '09:00'), 'undecided', 'machine')),
      { kind: 'censored' },
    ],
    ['of silence reaches to the end of listening', over(), censored('window-closed', END, 7 * 24 * HOUR)],
    [
      'counts no answer after the end of listening',
      over(sent().mail(at(9, '08:30'), 'answer')),
      censored('window-closed', END, 7 * 24 * HOUR),
    ],
    [
      'of silence so far reaches as far as the mailbox was read',
      open(),
      censored('still-pending', at(4, '08:00:01'), 48 * HOUR),
    ],
    ['says nothing of a mailbox that was never read', sent(), censored('still-pending', START, 0)],
    [
      'of silence does not reach beyond a reading that came too soon',
      over(sent().read(at(3, '08:00:01')).lost(at(3, '09:00'))),
      censored('listening-gap', at(3, '08:00:01'), 24 * HOUR),
    ],
    [
      'says nothing where the first time of all is a gap',
      over(sent().canary(at(2, '07:59'), 'one', false)),
      censored('listening-gap', START, 0),
    ],
    [
      'knows no gap that was over before',
      over(new Story().canary(at(1, '12:00'), 'one', false).canary(at(1, '13:00'), 'two', true).sent(at(2, '08:00'))),
      { because: 'window-closed' },
    ],
    [
      'ends in a gap where the study was closed too soon',
      open().closed(at(5, '08:00')),
      censored('listening-gap', at(4, '08:00:01'), 48 * HOUR),
    ],
    [
      'ends with the window where the study was closed later',
      over().closed(at(10, '08:00')),
      censored('window-closed', END, 7 * 24 * HOUR),
    ],
    ['is unknown where it was not sent', new Story().read(AFTER), { kind: 'unknown', because: 'it was not sent' }],
    [
      'is unknown where it bounced',
      over(sent().report(at(2, '09:00'), 'failed')),
      { kind: 'unknown', because: 'the brand did not take it' },
    ],
    [
      'is unknown where the outcome is',
      over(new Story().sent(at(2, '08:00'), null)),
      { kind: 'unknown', because: 'it is not known whether the brand got it' },
    ],
    [
      'is unknown where delivery is not proven',
      over(new Story().sent(at(2, '08:00'), { by: 'relay' })),
      { kind: 'unknown', because: 'it is not proven that the brand got it' },
    ],
    [
      'says between which instants it started',
      over(new Story().sent(at(2, '08:00'), { outcome: 'unknown' }).mail(at(2, '09:00'), 'answer')),
      { kind: 'observed', start: at(2, '08:00'), startBounds: { earliest: at(2, '08:00'), latest: at(2, '09:00') } },
    ],
  ])
})

describe('The time to a substantive response', () => {
  const asked = () => sent().mail(at(2, '09:00:01'), 'request', 'person', serial)
  const replied = () => asked().sent(at(2, '12:00'), {}, { turn: 'reply:serial_number' })
  each('substantive-response-time', [
    ['does not end with a holding reply', over(sent().mail(at(2, '09:00'), 'holding')), { kind: 'censored' }],
    [
      'is unknown where a person wrote what nobody has judged',
      over(sent().mail(at(2, '09:00'), 'undecided', 'person')),
      undecided(),
    ],
    [
      "leaves out the shopper's own waiting",
      over(replied().mail(at(2, '14:00:01'), 'answer')),
      {
        ...observed(3 * HOUR, 3 * HOUR),
        deducted: { calendarSeconds: 3 * HOUR, workingSeconds: 3 * HOUR },
      },
    ],
    [
      'leaves out on each clock what passed on it',
      over(asked().sent(at(3, '08:00'), {}, { turn: 'reply:serial_number' }).mail(at(3, '09:00:01'), 'answer')),
      {
        ...observed(2 * HOUR, 2 * HOUR),
        deducted: { calendarSeconds: 23 * HOUR, workingSeconds: 7 * HOUR },
      },
    ],
    [
      'has all the rest left out where the shopper never replied',
      over(asked()),
      { kind: 'censored', stretch: { calendarSeconds: HOUR } },
    ],
    [
      'has all the rest left out where the reply was refused',
      over(asked().sent(at(2, '12:00'), { outcome: 'rejected' }, { turn: 'reply:serial_number' })),
      { kind: 'censored', stretch: { calendarSeconds: HOUR } },
    ],
    [
      'leaves nothing out for what the shopper does not have',
      over(
        sent()
          .mail(at(2, '09:00:01'), 'request', 'person', { asksFor: ['photo'] })
          .mail(at(2, '10:00:01'), 'answer'),
      ),
      observed(2 * HOUR, 2 * HOUR),
    ],
    [
      'leaves nothing out for asking again what was sent',
      over(replied().mail(at(2, '13:00:01'), 'request', 'person', serial).mail(at(2, '14:00:01'), 'answer')),
      observed(3 * HOUR, 3 * HOUR),
    ],
    [
      'leaves out two things that were asked at once only once',
      over(
        sent()
          .mail(at(2, '09:00:01'), 'request', 'person', { asksFor: ['serial_number', 'invoice'] })
          .sent(at(2, '10:00'), {}, { turn: 'reply:invoice' })
          .sent(at(2, '11:00'), {}, { turn: 'reply:serial_number' })
          .mail(at(2, '12:00:01'), 'answer'),
      ),
      observed(2 * HOUR, 2 * HOUR),
    ],
  ])

  test('moves the due time by what was waited for', () => {
    const key = 'brand:echo-and-sons/solved-in-two-days'
    expect(over(sent()).measure().due[key]).toBe(at(4, '08:00:01'))
    expect(over(replied()).measure().due[key]).toBe(at(4, '11:00:01'))
  })
})

test('Without stated hours there is no working time, and a promise on that clock has no due time', () => {
  const { plan } = new Story()
  const brands = plan.brands.map(({ statedHours: _, ...brand }) => brand)
  const story = new Story({ ...plan, brands }).sent(at(2, '08:00')).mail(at(2, '09:00:01'), 'answer').read(AFTER)
  const { durations, due } = story.measure()
  expect(durations['first-response-time']).toMatchObject({ stretch: { calendarSeconds: HOUR, workingSeconds: null } })
  expect(due['brand:echo-and-sons/one-working-day']).toBeNull()
})

function each(metric: Metric, cases: readonly (readonly [string, Story, object])[]): void {
  test.each(cases)('%s', (_, story, expected) => expect(story.measure().durations[metric]).toMatchObject(expected))
}

function observed(calendarSeconds: number, workingSeconds: number): Partial<Duration> {
  return { kind: 'observed', startBounds: null, start: START, stretch: { calendarSeconds, workingSeconds } }
}

function censored(because: string, end: string, calendarSeconds: number): object {
  return { kind: 'censored', because, start: START, end, stretch: { calendarSeconds } }
}

function undecided(): object {
  return { kind: 'unknown', because: 'a message that may be it waits for a person to decide' }
}
