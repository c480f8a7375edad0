import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Authorisation, type Study } from '../model/study.ts'
import { sha256 } from '../support/canonical.ts'
import type { Problem } from '../support/errors.ts'
import { isWithin, type Shelf, textOf } from './files.ts'
import type { SignedAuthorisation } from './read-study.ts'
import { type Located, readYaml } from './read-yaml.ts'

/** Reads what the brand signed, where the engagement names a file; its hash is that of the very bytes. */
export async function readAuthorisation(
  study: Located<Study>,
  own: Shelf,
): Promise<{ found: Located<SignedAuthorisation> | null; problems: readonly Problem[] }> {
  const { engagement } = study.value
  const path = 'authorisation' in engagement ? engagement.authorisation : undefined
  if (path === undefined) return { found: null, problems: [] }
  const wrong = (what: string) => {
    const message = `Expected \`engagement.authorisation\` to ${what}`
    return { found: null, problems: [{ file: study.file, line: study.lineOf('engagement', 'authorisation'), message }] }
  }
  if (!isWithin(path)) return wrong(`be a path within the study, got \`${path}\``)
  const text = await textOf(join(own.folder, path))
  if (text === null) return wrong(`name a file, got \`${path}\`, which is not there`)
  const { found, problems } = readYaml(path, text, Authorisation)
  if (found === null) return { found, problems }
  const hash = sha256(await readFile(join(own.folder, path)))
  return { found: { ...found, value: { sha256: hash, value: found.value } }, problems }
}
