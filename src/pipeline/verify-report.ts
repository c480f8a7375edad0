import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FactOf } from '../model/fact.ts'
import { sha256 } from '../support/canonical.ts'

/** What was checked of a study: the chains, the evidence, the plan, the published result. */
export interface StudyFinding {
  readonly where: string
  readonly message: string
  readonly fault: boolean
}

/** Holds every file of the report against the one that was published; one that is gone is told, and is no fault. */
export async function reportFindings(
  folder: string,
  { files = {} }: Pick<FactOf<'published'>, 'files'>,
): Promise<readonly StudyFinding[]> {
  const found: StudyFinding[] = []
  for (const [name, hash] of Object.entries(files)) {
    const where = `report/${name}`
    const bytes = await bytesOf(join(folder, 'report', name))
    if (bytes === null) found.push({ where, message: 'The file that was published is not there.', fault: false })
    else if (sha256(bytes) !== hash) {
      found.push({ where, message: 'The file is not the one that was published.', fault: true })
    }
  }
  return found
}

async function bytesOf(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
