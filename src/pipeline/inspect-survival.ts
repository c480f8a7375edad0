import { readTimesCsv } from '../plan/read-times-csv.ts'
import { compareGroups, type GroupComparison } from '../score/statistics/compare-groups.ts'
import { RingbackError } from '../support/errors.ts'
import { readInput } from './read-input.ts'

export type { GroupComparison }

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
