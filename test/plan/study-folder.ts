import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** What is changed in the good study: a text for another, a whole file, or no file at all. */
export type Patch =
  | { readonly file: string; readonly from: string; readonly to: string }
  | { readonly file: string; readonly text: string | null }

/** A copy of the good study with patches, gone when the test is. */
export async function studyFolder(...patches: readonly Patch[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ringback-study-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await cp(join(import.meta.dirname, 'good-study'), folder, { recursive: true })
  for (const patch of patches) await apply(join(folder, patch.file), patch)
  return folder
}

async function apply(path: string, patch: Patch): Promise<void> {
  if ('text' in patch) {
    await mkdir(dirname(path), { recursive: true })
    return patch.text === null ? rm(path) : writeFile(path, patch.text)
  }
  const before = await readFile(path, 'utf8')
  if (!before.includes(patch.from)) throw new Error(`Expected ${patch.file} to hold ${patch.from}`)
  await writeFile(
    path,
    before.replace(patch.from, () => patch.to),
  )
}
