import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { EvidenceRef } from '../../model/evidence.ts'
import { type Observation, refOf } from '../../model/observation.ts'
import { evidenceFile } from '../evidence.ts'
import { type Finding, fault, notice } from './finding.ts'

/** What the journal says about one hash. */
interface Named {
  /** The last observation that rests on these bytes. */
  readonly by: string | null
  /** The deletion after it. */
  readonly tombstone: { readonly ref: string; readonly because: string } | null
}

/** Gathers what the journal says about evidence. Bytes that came again after a deletion must be there again. */
export function gatherEvidence() {
  const named = new Map<string, Named>()
  return {
    named: named as ReadonlyMap<string, Named>,
    add(observation: Observation): void {
      const { fact } = observation
      for (const { sha256 } of evidenceIn(fact)) named.set(sha256, { by: refOf(observation), tombstone: null })
      if (fact.kind !== 'evidence-deleted') return
      const tombstone = { ref: refOf(observation), because: fact.because }
      named.set(fact.sha256, { by: named.get(fact.sha256)?.by ?? null, tombstone })
    },
  }
}

/** Every pointer to evidence within a value. */
export function evidenceIn(value: unknown): readonly EvidenceRef[] {
  if (value === null || typeof value !== 'object') return []
  const { success, data } = EvidenceRef.safeParse(value)
  return success ? [data] : Object.values(value).flatMap(evidenceIn)
}

/** Holds the evidence folder against what the journal says about it. */
export async function* checkEvidence(folder: string, named: ReadonlyMap<string, Named>): AsyncGenerator<Finding> {
  for (const [hash, about] of [...named].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const finding = describe(hash, about, await hashOfFile(evidenceFile(folder, hash)))
    if (finding !== null) yield finding
  }
  for (const file of await filesIn(folder)) {
    if (named.has(file.replace('/', ''))) continue
    yield notice(
      'orphan',
      file,
      `\`${file}\` is named by no observation: a crash came before its row, or it was put there.`,
    )
  }
}

function describe(hash: string, { by, tombstone }: Named, found: string | null): Finding | null {
  if (tombstone !== null) {
    const said = `${tombstone.because} (\`${tombstone.ref}\`)`
    if (found === null) return notice('deleted', hash, `Evidence ${hash} was deleted on purpose: ${said}.`)
    return fault('evidence-undeleted', hash, `Evidence ${hash} is still there after its deletion: ${said}.`)
  }
  if (found === hash) return null
  if (found === null) return fault('evidence-missing', hash, `Evidence ${hash} of \`${by}\` is missing.`)
  return fault('evidence-altered', hash, `Evidence ${hash} of \`${by}\` was altered: its bytes have another hash.`)
}

async function hashOfFile(file: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  return hash.digest('hex')
}

async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => !entry.isDirectory())
      .map(({ parentPath, name }) =>
        join(parentPath, name)
          .slice(folder.length + 1)
          .replaceAll('\\', '/'),
      )
      .sort()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
