import { describe, expect, test } from 'vitest'
import { CurveLine } from '../../src/model/result.ts'
import { contact, PLAN } from '../measure/plan.ts'
import { at, Story } from '../measure/story.ts'
import { resultOfStory } from './result-of-story.ts'

const ids = ['c-aaaaaaaa', 'c-bbbbbbbb', 'c-cccccccc', 'c-dddddddd']
const [first = '', second = ''] = ids
const from = (id: string) => ({ belongsTo: { kind: 'contact', contact: id, by: 'address', reason: '' } }) as const

/** Four contacts sent at once; two answered after one and three days, two never. */
function curves() {
  const story = ids.reduce(
    (told, id) => told.sent(at(2, '08:00'), {}, { contact: id }),
    new Story({ ...PLAN, contacts: ids.map((id) => contact(id)) }),
  )
  story
    .mail(at(3, '08:00:01'), 'answer', 'person', from(first))
    .mail(at(5, '08:00:01'), 'answer', 'person', from(second))
    .read(at(12, '09:00'))
  return resultOfStory(story).result.brands[0]?.curves ?? []
}

describe('A response curve', () => {
  const [, response] = curves()
  const day = 86_400

  test('rises with each answer, over all contacts that could have been answered', () => {
    expect(response).toMatchObject({ metric: 'first-response-time', n: 4, events: 2, longestSeconds: 7 * day })
    expect(response?.points.map(({ calendarSeconds, atRisk, share }) => [calendarSeconds, atRisk, share])).toEqual([
      [day, 4, 0.25],
      [3 * day, 3, 0.5],
    ])
  })

  test('has the interval of Kaplan and Meier with Greenwood, on the log scale', () => {
    // At S = 3/4 of 4: S·exp(±1.96·√(1/12)) is 0.426 and 1.321, which is cut at 1.
    expect(response?.points[0]?.lower).toBe(0)
    expect(response?.points[0]?.upper).toBeCloseTo(1 - 0.75 * Math.exp(-1.959964 * Math.sqrt(1 / 12)), 6)
  })

  test('has no limits where everybody answered', () => {
    const all = ids.reduce(
      (told, id) =>
        told.sent(at(2, '08:00'), {}, { contact: id }).mail(at(3, '08:00:01'), 'answer', 'person', from(id)),
      new Story({ ...PLAN, contacts: ids.map((id) => contact(id)) }),
    )
    const [, curve] = resultOfStory(all.read(at(12, '09:00'))).result.brands[0]?.curves ?? []
    expect(curve?.points).toEqual([{ calendarSeconds: day, atRisk: 4, events: 4, share: 1, lower: null, upper: null }])
  })

  test('has beside it when each promise of its metric fell due', () => {
    // Monday 09:00 in Berlin: one working day runs to the close of Tuesday, at 17:00.
    expect(response?.due).toEqual([
      { promise: 'brand:echo-and-sons/one-working-day', earliestSeconds: 32 * 3600 - 1, latestSeconds: 32 * 3600 - 1 },
    ])
  })

  test('is one a metric, as the schema says', () => {
    expect(curves().map(({ metric }) => metric)).toEqual([
      'acknowledgement-time',
      'first-response-time',
      'substantive-response-time',
    ])
    expect(curves().map((curve) => CurveLine.parse(curve))).toEqual(curves())
  })
})
