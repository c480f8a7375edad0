import { listening } from '../../src/measure/listening.ts'
import { isKind } from '../../src/model/observation.ts'
import { resultOf } from '../../src/score/result.ts'
import { score } from '../../src/score/score.ts'
import { SHA } from '../measure/plan.ts'
import type { Story } from '../measure/story.ts'

/** The result of a story, as of the last thing that was written down. */
export function resultOfStory(story: Story): ReturnType<typeof resultOf> {
  const { plan, observations, readings } = story
  const asOf =
    observations
      .map(({ recorded }) => recorded)
      .toSorted()
      .at(-1) ?? plan.made
  const measurements = story.measureAll(asOf)
  return resultOf({
    plan,
    planHash: SHA,
    amendments: 0,
    measurements,
    score: score(plan, measurements),
    listening: listening(plan, observations, readings, asOf),
    head: { hash: SHA, heads: [{ stream: 'worker:main', seq: observations.length, hash: SHA }] },
    asOf,
    closed: observations.some((one) => isKind(one, 'closed')),
    quarantine: 0,
    undecided: readings.filter(({ kind }) => kind === 'undecided').length,
    readingsByPerson: 0,
    version: '0.1.0',
    rules: '1',
    notes: [],
  })
}
