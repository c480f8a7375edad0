import { readTimesCsv } from '../plan/read-times-csv.ts'
import { compareGroups, type GroupComparison } from '../score/statistics/compare-groups.ts'
import { RingbackError } from '../support/errors.ts'
import { inspectList } from './inspect-list.ts'
import { readInput } from './read-input.ts'

export type { GroupComparison }

/** A file of censored times, and the horizon of its means; null is the file's own. */
export interface TimesToInspect {
  readonly input: string
  readonly tau: number | null
}

/**
 * The files that the command line names, then those of a list.
 *
 * @throws RingbackError `wrong-use` where there are none, or a horizon is no number above 0.
 */
export async function timesToInspect(
  inputs: readonly string[],
  list: string | null,
  tau: number | null,
): Promise<readonly TimesToInspect[]> {
  const listed = list === null ? [] : await inspectList(list)
  const all = [
    ...inputs.map((input) => ({ input, tau })),
    ...listed.map((entry: Readonly<Record<string, unknown>>) => ({
      input: String(entry.input),
      tau: entry.tau === undefined || entry.tau === null ? tau : Number(entry.tau),
    })),
  ]
  const wrong = all.find((one) => one.tau !== null && !(Number.isFinite(one.tau) && one.tau > 0))
  if (wrong !== undefined)
    throw new RingbackError('wrong-use', `Expected \`tau\` of ${wrong.input} to be a number above 0`)
  if (all.length === 0) throw new RingbackError('wrong-use', 'Expected a CSV file, or a list of them as --file')
  return all
}

/**
 * Curves of the censored times in a CSV, by group.
 *
 * @throws RingbackError with every row that can't be read.
 */
export async function inspectSurvival(file: string, tau: number | null = null): Promise<GroupComparison> {
  const { rows, problems } = readTimesCsv(file, await readInput(file))
  if (problems.length > 0) throw new RingbackError('wrong-use', problems)
  return compareGroups(rows, tau)
}
