import { describe, expect, test } from 'vitest'
import { refOf } from '../../src/model/observation.ts'
import { caseOf } from '../../src/pipeline/case-of.ts'
import { contact, PLAN } from '../measure/plan.ts'
import { at, Story } from '../measure/story.ts'
import { resultOfStory } from '../score/result-of-story.ts'

const [first, second] = ['c-aaaaaaaa', 'c-bbbbbbbb'] as const
const from = (id: string) => ({ belongsTo: { kind: 'contact', contact: id, by: 'address', reason: '' } }) as const
const story = new Story({ ...PLAN, contacts: [contact(first), contact(second)] })
  .sent(at(2, '08:00'), {}, { contact: first })
  .sent(at(2, '08:00'), {}, { contact: second })
  .mail(at(3, '08:00'), 'answer', 'person', from(first))
  .mail(at(4, '08:00'), 'answer', 'person', from(second))
  .read(at(12, '09:00'))
const shown = resultOfStory(story)

describe('A case file', () => {
  const file = caseOf(first, shown, story.observations)

  test('has the observations of its contact and of the messages to it, in order, and no others', () => {
    const own = story.observations.filter(({ contact: id }) => id === first)
    const mail = file.line.responses.map(({ observation }) => observation)
    expect(mail).toHaveLength(1)
    expect(file.observations.map(({ ref }) => ref)).toEqual([...own.map(refOf), ...mail])
    expect(file.observations.map(({ recorded }) => recorded)).toEqual(
      file.observations.map(({ recorded }) => recorded).toSorted(),
    )
  })

  test('has each as the journal has it, with its place in the chain', () => {
    for (const { ref, previous, hash, recorded } of file.observations) {
      const kept = story.observations.find((one) => refOf(one) === ref)
      expect({ previous, hash, recorded }).toEqual({
        previous: kept?.previous,
        hash: kept?.hash,
        recorded: kept?.recorded,
      })
    }
  })

  test('has every observation that a timeline, a duration or a response points to', () => {
    const { timeline, durations } = file.line
    const named = [
      ...timeline.map(({ observation }) => observation),
      ...Object.values(durations).flatMap((one) => one.from),
    ]
    const there = new Set(file.observations.map(({ ref }) => ref as string))
    expect(named.filter((ref) => !there.has(ref))).toEqual([])
  })

  test('is of a contact of the study', () => {
    expect(() => caseOf('c-zzzzzzzz', shown, story.observations)).toThrow(
      'Expected a contact of this study, got c-zzzzzzzz',
    )
  })
})
