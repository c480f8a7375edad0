import { describe, expect, test } from 'vitest'
import { HeldPromise, type Plan } from '../../src/model/plan.ts'
import { contactVerdict } from '../../src/score/contact-verdict.ts'
import { PLAN, promise } from '../measure/plan.ts'
import { at, Story } from '../measure/story.ts'

// Accepted on Monday 2 November at 08:00:01 UTC; listened to for a week.
const SENT = at(2, '08:00')
const days = (limit: string, more: object = {}) => held('first-response-time', { limit, ...more })
const TWO_DAYS = days('P2D')
const EVER = held('response-rate', {})
const WORKING_DAY = held('first-response-time', { limit: { workingDays: 1 }, clock: 'stated-hours' })

const sent = () => new Story().sent(SENT)
const over = (story: Story) => story.read(at(9, '09:00'))
const unknownStart = () => new Story().sent(SENT, { outcome: 'unknown' })

describe('A promise is', () => {
  test.each([
    ['kept', 'in time', TWO_DAYS, over(sent().mail(at(3, '08:00'), 'answer'))],
    ['kept', 'in time', TWO_DAYS, over(sent().mail(at(4, '08:00:01'), 'answer'))],
    ['kept', 'in time', days('P2D', { tolerance: 'PT1H' }), over(sent().mail(at(4, '09:00:01'), 'answer'))],
    ['kept', 'in time', WORKING_DAY, over(sent().mail(at(3, '16:00'), 'answer'))],
    [
      'kept',
      'in time',
      held('acknowledgement-time', { limit: 'PT15M' }),
      over(sent().mail(at(2, '08:05'), 'acknowledgement', 'machine')),
    ],
    ['kept', 'it came', EVER, sent().mail(at(8, '08:00'), 'answer')],
    ['kept', 'in time', held('response-rate', { limit: 'P2D' }), over(sent().mail(at(3, '08:00'), 'answer'))],
    ['broken', 'late by 1 s', TWO_DAYS, over(sent().mail(at(4, '08:00:02'), 'answer'))],
    ['broken', 'late by 3 d 4 h', TWO_DAYS, over(sent().mail(at(7, '12:00:01'), 'answer'))],
    ['broken', 'late by 1 s', WORKING_DAY, over(sent().mail(at(3, '16:00:01'), 'answer'))],
    ['broken', 'nothing had come when it was due', TWO_DAYS, over(sent())],
    ['broken', 'nothing had come when it was due', days('P7D'), over(sent())],
    ['broken', 'nothing had come when it was due', TWO_DAYS, sent().read(at(5, '08:00'))],
    ['broken', 'nothing had come when it was due', TWO_DAYS, over(sent().read(at(5, '08:00')).lost(at(5, '09:00')))],
    ['broken', 'nothing came while we listened', EVER, over(sent())],
    ['pending', 'not due yet', TWO_DAYS, sent().read(at(3, '08:00'))],
    ['pending', 'not due yet', TWO_DAYS, sent()],
    ['pending', 'we still listen', EVER, sent().read(at(8, '08:00'))],
    [
      'unknown',
      'we did not listen all the time until it was due',
      TWO_DAYS,
      over(sent().read(at(3, '08:00')).lost(at(3, '09:00'))),
    ],
    ['unknown', 'we did not listen all the time', EVER, over(sent().read(at(3, '08:00')).lost(at(3, '09:00')))],
    [
      'unknown',
      'this came late, but something may have come in time while we did not listen',
      TWO_DAYS,
      over(sent().read(at(3, '08:00')).lost(at(3, '09:00')).read(at(3, '10:00')).mail(at(5, '08:00'), 'answer')),
    ],
    [
      'broken',
      'late by 23 h 59 min',
      TWO_DAYS,
      over(sent().mail(at(5, '08:00'), 'answer').read(at(5, '08:00')).lost(at(5, '09:00'))),
    ],
    ['unknown', 'the listening ended before it was due', days('P8D'), over(sent())],
    [
      'unknown',
      'a message that may be it waits for a person to decide',
      TWO_DAYS,
      over(sent().mail(at(3, '08:00'), 'undecided', 'unknown')),
    ],
    ['unknown', 'it is not proven that the brand got it', TWO_DAYS, over(new Story().sent(SENT, { by: 'relay' }))],
    ['unknown', 'it is not known whether the brand got it', TWO_DAYS, over(unknownStart())],
    ['unknown', 'the brand did not take it', TWO_DAYS, over(sent().report(at(2, '09:00'), 'failed'))],
    [
      'unknown',
      'the promise runs on stated hours, and the brand states none',
      WORKING_DAY,
      over(new Story(withoutHours()).sent(SENT)),
    ],
    [
      'unknown',
      'the promise runs on stated hours, and the brand states none',
      days('PT4H', { clock: 'stated-hours' }),
      over(new Story(withoutHours()).sent(SENT)),
    ],
    // Sent at 08:00 on the 2nd, acknowledged on the 3rd: got some time in between.
    ['kept', 'in time', TWO_DAYS, over(settled(at(4, '07:00')))],
    ['unknown', 'in time or late, depending on when the brand got it', TWO_DAYS, over(settled(at(4, '09:00')))],
    ['unknown', 'in time or late, depending on when the brand got it', TWO_DAYS, over(settled(at(5, '07:00')))],
    ['broken', 'late by 1 d 1 h', TWO_DAYS, over(settled(at(5, '09:00')))],
    [
      'not-applicable',
      'the promise does not speak of such contacts',
      days('P2D', { scope: { channels: ['form'] } }),
      over(sent()),
    ],
    [
      'not-applicable',
      'the promise does not speak of such contacts',
      days('P2D', { scope: { stages: ['before-sale'] } }),
      over(sent()),
    ],
    ['not-applicable', 'the contact was not made', TWO_DAYS, new Story().read(at(9, '09:00'))],
    ['not-applicable', 'the contact was not made', TWO_DAYS, new Story().barrier(SENT)],
    [
      'not-applicable',
      'the contact was not made',
      TWO_DAYS,
      over(sent().decided(at(4, '08:00'), { kind: 'void', because: 'test' })),
    ],
  ])('%s: %s', (verdict, because, given, story) => {
    expect(verdictOf(given, story)).toMatchObject({ verdict, because })
  })

  test('late or not only where that is known', () => {
    expect(verdictOf(TWO_DAYS, over(sent().mail(at(3, '08:00'), 'answer'))).late).toBe(false)
    expect(verdictOf(TWO_DAYS, over(sent())).late).toBe(true)
    expect(verdictOf(TWO_DAYS, over(unknownStart())).late).toBeNull()
    expect(verdictOf(EVER, over(sent())).late).toBeNull()
  })

  test('due when its own clock says, without what is forgiven', () => {
    expect(verdictOf(days('P2D', { tolerance: 'PT1H' }), over(sent())).due).toBe(at(4, '08:00:01'))
    expect(verdictOf(WORKING_DAY, over(sent())).due).toBe(at(3, '16:00'))
    expect(verdictOf(EVER, over(sent())).due).toBeNull()
  })

  test("kept where only the shopper's own waiting made the answer late", () => {
    const asked = sent().mail(at(2, '09:00'), 'request', 'person', { asksFor: ['serial_number'] })
    const story = over(asked.sent(at(4, '12:00'), {}, { turn: 'reply:serial_number' }).mail(at(5, '08:00'), 'answer'))
    expect(verdictOf(held('substantive-response-time', { limit: 'P2D' }), story).verdict).toBe('kept')
  })
})

function held(metric: string, given: object): HeldPromise {
  return HeldPromise.parse(promise('p', metric, given))
}

function verdictOf(given: HeldPromise, { plan, observations, readings }: Story) {
  const story = new Story({ ...plan, promises: [given] })
  story.observations.push(...observations)
  story.readings.push(...readings)
  const [contact] = plan.contacts
  if (contact === undefined) throw new Error('The plan has no contact.')
  return contactVerdict(given, contact, story.measure())
}

/** The outcome was unknown; an acknowledgement a day later shows that it arrived. */
function settled(answered: string): Story {
  return unknownStart().mail(at(3, '08:00'), 'acknowledgement', 'machine').mail(answered, 'answer')
}

function withoutHours(): Plan {
  return { ...PLAN, brands: PLAN.brands.map(({ statedHours: _, ...brand }) => brand) }
}
