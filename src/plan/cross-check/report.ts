import type { Problem } from '../../support/errors.ts'
import type { Located } from '../read-yaml.ts'

/** A problem at a part of a file. */
export function problemAt(where: Located<unknown>, path: readonly PropertyKey[], message: string): Problem {
  return { file: where.file, line: where.lineOf(...path), message }
}

/** A problem for every value that stands in a list a second time. */
export function repeated(
  where: Located<unknown>,
  path: readonly PropertyKey[],
  values: readonly string[],
  key?: string,
): readonly Problem[] {
  return values.flatMap((value, i) => {
    if (values.indexOf(value) === i) return []
    const what = key === undefined ? `\`${path.join('.')}\`` : `\`${key}\` in \`${path.join('.')}\``
    return [
      problemAt(
        where,
        key === undefined ? [...path, i] : [...path, i, key],
        `Expected each ${what} once, got \`${value}\` again`,
      ),
    ]
  })
}
