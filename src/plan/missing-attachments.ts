import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Study } from '../model/study.ts'
import type { Problem } from '../support/errors.ts'
import { ATTACHED } from './contact-words.ts'
import { isWithin, type Shelf } from './files.ts'
import type { Located } from './read-yaml.ts'

/** Files that a persona could be asked for and that are not in the study: a reply must not fail in the field. */
export async function missingAttachments(study: Located<Study>, own: Shelf): Promise<readonly Problem[]> {
  const named = study.value.personas.flatMap(({ items }, i) =>
    ATTACHED.flatMap((item) => (items[item] === undefined ? [] : [{ i, item, path: items[item] }])),
  )
  const found = await Promise.all(
    named.map(
      async ({ path }) => isWithin(path) && (await stat(join(own.folder, path)).then((one) => one.isFile(), isMissing)),
    ),
  )
  return named
    .filter((_, n) => !found[n])
    .map(({ i, item, path }) => ({
      file: study.file,
      line: study.lineOf('personas', i, 'items', item),
      message: `Expected \`items.${item}\` to name a file of the study, got \`${path}\`, which is not there`,
    }))
}

function isMissing(thrown: NodeJS.ErrnoException): false {
  if (thrown.code === 'ENOENT' || thrown.code === 'ENOTDIR') return false
  throw thrown
}
