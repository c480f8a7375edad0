import { answerCase } from '../measure/answer-case.ts'
import type { DurationAnswer } from '../model/duration-case.ts'
import { readDurationCases } from '../plan/read-duration-cases.ts'
import { type Problem, RingbackError } from '../support/errors.ts'
import { readInput } from './read-input.ts'

/**
 * Answers every question of a file to the stated-hours clock, in its order.
 *
 * @throws RingbackError with every line that can't be answered.
 */
export async function inspectDuration(file: string): Promise<readonly DurationAnswer[]> {
  const { cases, problems } = readDurationCases(file, await readInput(file))
  const wrong: Problem[] = [...problems]
  const answers: DurationAnswer[] = []
  for (const { line, value } of cases) {
    try {
      answers.push(answerCase(value))
    } catch (error) {
      if (!(error instanceof RingbackError)) throw error
      wrong.push(...error.problems.map(({ message }) => ({ file, line, message })))
    }
  }
  if (wrong.length > 0)
    throw new RingbackError(
      'wrong-use',
      wrong.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    )
  return answers
}
