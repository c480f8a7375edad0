import { DurationCase } from '../model/duration-case.ts'
import type { Problem } from '../support/errors.ts'
import { sayIssue, withoutEchoes } from './say-issue.ts'

/** A question, and the line on which it stands. */
export interface LocatedCase {
  readonly line: number
  readonly value: DurationCase
}

/** Reads questions to the stated-hours clock, a JSON object a line; every problem carries its line. */
export function readDurationCases(
  file: string,
  text: string,
): { readonly cases: readonly LocatedCase[]; readonly problems: readonly Problem[] } {
  const read = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((content, index) => ({ content, line: index + 1 }))
    .filter(({ content }) => content.trim() !== '')
    .map(({ content, line }) => readCase(file, line, content))
  return { cases: read.flatMap(({ value }) => value ?? []), problems: read.flatMap(({ problems }) => problems) }
}

function readCase(file: string, line: number, content: string): { value?: LocatedCase; problems: readonly Problem[] } {
  let raw: unknown
  try {
    raw = JSON.parse(content)
  } catch (error) {
    return { problems: [{ file, line, message: `Expected a JSON object, got what is none: ${String(error)}` }] }
  }
  const { data, error } = DurationCase.safeParse(raw)
  if (data !== undefined) return { value: { line, value: data }, problems: [] }
  const said = withoutEchoes(error.issues.flatMap((issue) => sayCase(issue, raw)))
  return { problems: said.map(({ message }) => ({ file, line, message })) }
}

// What is wrong with the whole line names no key.
function sayCase(issue: Parameters<typeof sayIssue>[0], raw: unknown): ReturnType<typeof sayIssue> {
  if (issue.code === 'custom') return [{ message: issue.message, path: issue.path }]
  return sayIssue(issue, raw, DurationCase)
}
