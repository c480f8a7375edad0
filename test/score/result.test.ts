import { describe, expect, test } from 'vitest'
import { HeldPromise } from '../../src/model/plan.ts'
import { ContactLine, Result } from '../../src/model/result.ts'
import { contact, PLAN, promise } from '../measure/plan.ts'
import { at, Story } from '../measure/story.ts'
import { resultOfStory } from './result-of-story.ts'

const ids = ['c-aaaaaaaa', 'c-bbbbbbbb', 'c-cccccccc', 'c-dddddddd', 'c-eeeeeeee', 'c-ffffffff']
const plan = { ...PLAN, contacts: ids.map((id) => contact(id)) }
const [first = '', second = '', third = '', fourth = '', fifth = ''] = ids

/** Answered, silent, answered and then void, unknown, blocked; the sixth was never sent. */
function story(): Story {
  const from = (id: string) => ({ belongsTo: { kind: 'contact', contact: id, by: 'address', reason: '' } }) as const
  return new Story(plan)
    .sent(at(2, '08:00'), {}, { contact: first })
    .sent(at(2, '08:00'), {}, { contact: second })
    .sent(at(2, '08:00'), {}, { contact: third })
    .sent(at(2, '08:00'), { outcome: 'unknown' }, { contact: fourth })
    .barrier(at(2, '08:00'), {}, { contact: fifth })
    .mail(at(3, '08:00:01'), 'answer', 'person', from(first))
    .mail(at(3, '08:00:01'), 'answer', 'person', from(third))
    .decided(at(4, '08:00'), { kind: 'void', because: 'our mistake' }, { contact: third })
}

describe('A result', () => {
  const { result, contacts } = resultOfStory(story().read(at(9, '09:00')))

  test('and its lines are as their schemas say', () => {
    expect(Result.parse(result)).toEqual(result)
    expect(contacts.map((line) => ContactLine.parse(line))).toEqual(contacts)
    expect(JSON.parse(JSON.stringify({ result, contacts }))).toEqual({ result, contacts })
  })

  test('has each contact in one row of the table', () => {
    const rows = { answered: 1, silent: 1, void: 1, 'sent-unknown': 1, blocked: 1, planned: 1 }
    expect(result.dispositions).toEqual(rows)
    expect(result.brands[0]?.dispositions).toEqual(rows)
    expect(contacts.map((line) => line.contact)).toEqual(ids)
  })

  test('counts in its figures only what was made and stands', () => {
    expect(result.brands[0]?.responseRate).toMatchObject({ kept: 1, of: 2 })
    expect(result.brands[0]?.medians[1]).toMatchObject({ metric: 'first-response-time', n: 2, events: 1, unknown: 1 })
  })

  test('has silence in its median', () => {
    // One of two had answered after a day: one half from then to the end of listening, a week after the start.
    expect(result.brands[0]?.medians[1]?.calendarSeconds).toBe((86_400 + 7 * 86_400) / 2)
  })

  test('counts what was asked of the people who answer, void contacts too', () => {
    expect(result.effort).toEqual({ contacts: 4, turns: 4, agentMinutes: 16, untruths: 4 })
  })

  test('has each promise once, with what was counted', () => {
    const every = result.brands[0]?.promises.find(({ promise }) => promise.endsWith('every-letter'))
    expect(every).toMatchObject({
      limit: null,
      counts: { kept: 1, broken: 1, pending: 0, unknown: 1, 'not-applicable': 3 },
      measured: { kept: 1, of: 2 },
      finding: 'insufficient-evidence',
    })
    expect(result.brands[0]?.promises.map(({ limit }) => limit)).toEqual(['PT15M', '1 working day', 'P2D', null])
  })

  test('holds no promise that no contact speaks to against anyone', () => {
    const untested = HeldPromise.parse(
      promise('by-phone', 'first-response-time', { limit: 'PT1H', scope: { channels: ['phone'] } }),
    )
    const told = story()
    const other = new Story({ ...plan, promises: [untested] })
    other.observations.push(...told.observations)
    const [brand] = resultOfStory(other).result.brands
    expect(brand?.promises).toEqual([])
    expect(brand?.notTested).toEqual([
      {
        promise: 'brand:echo-and-sons/by-phone',
        title: 'Promise by-phone',
        because: 'no contact of this study is in its scope',
      },
    ])
  })

  test('counts no share answered while the contacts are listened to: an answer is known sooner than a silence', () => {
    const open = resultOfStory(story().read(at(5, '08:00'))).result
    expect(open.brands[0]?.responseRate).toMatchObject({ kept: 0, of: 0, estimate: null })
    const closed = resultOfStory(story().read(at(5, '08:00')).closed(at(5, '09:00'))).result
    expect(closed.brands[0]?.responseRate).toMatchObject({ kept: 0, of: 0 })
  })

  test('calls no draft broken', () => {
    const drafts = PLAN.promises.map((one) => ({ ...one, status: 'draft' as const }))
    const silent = ids.reduce(
      (told, id) => told.sent(at(2, '08:00'), {}, { contact: id }),
      new Story({ ...plan, promises: drafts }),
    )
    const [every] = resultOfStory(silent.read(at(9, '09:00'))).result.brands[0]?.promises.slice(-1) ?? []
    expect(every?.counts.broken).toBe(6)
    expect(every?.finding).toBe('insufficient-evidence')
    expect(every?.because).toContain('a draft, known from secondary sources, is measured and never called broken')
  })
})
