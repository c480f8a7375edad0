import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Transaction } from 'kysely'
import type { StudyHead } from '../model/observation.ts'
import { messageOf } from '../support/errors.ts'
import { readSealLines } from './seal-file.ts'
import { STORE_FILES } from './store.ts'
import type { Tables } from './tables.ts'
import { checkEvidence, gatherEvidence } from './verify/evidence.ts'
import { type Finding, fault } from './verify/finding.ts'
import { checkJournal } from './verify/journal.ts'
import { checkSeals } from './verify/seals.ts'
import type { Mark } from './verify/stream.ts'

export type { Finding, FindingKind } from './verify/finding.ts'

export interface VerifyOptions {
  /** A study head from outside, as a printed report shows it; with all its heads, what differs is named by stream. */
  readonly knownHead?: string | StudyHead
}

/** Says what does not hold in a store: nothing is written, and a damaged store is read as far as it goes. */
export async function verifyStore(folder: string, { knownHead }: VerifyOptions = {}): Promise<readonly Finding[]> {
  const file = join(folder, STORE_FILES.journal)
  if (!existsSync(file)) return [fault('unreadable', STORE_FILES.journal, `There is no journal at ${file}.`)]

  const found: Finding[] = []
  const sealFile = join(folder, STORE_FILES.seals)
  const evidence = gatherEvidence()
  try {
    // Seals that were there before the snapshot can only name what is in it.
    const earlier = new Set(await readSealLines(sealFile))
    await readSnapshot(file, async (snapshot) => {
      found.length = 0
      const heads = await snapshot.selectFrom('heads').selectAll().orderBy('stream').execute()
      const recorded = await snapshot.selectFrom('seals').selectAll().execute()
      const seals = checkSeals(await readSealLines(sealFile), recorded)
      const marks = [
        ...seals.sound
          .filter(({ line }) => earlier.has(line))
          .flatMap(({ seal }) => marksOf(seal.head, `seal ${seal.seal}`)),
        ...(typeof knownHead === 'object' ? marksOf(knownHead, 'the head from outside') : []),
      ]
      const known = typeof knownHead === 'object' ? knownHead.hash : (knownHead ?? null)
      for await (const finding of checkJournal(snapshot, { heads, marks, knownHead: known }, evidence.add))
        found.push(finding)
      found.push(...seals.findings)
    })
    for await (const finding of checkEvidence(join(folder, STORE_FILES.evidence), evidence.named)) found.push(finding)
  } catch (error) {
    found.push(fault('unreadable', STORE_FILES.journal, messageOf(error)))
  }
  return found
}

async function readSnapshot(file: string, work: (snapshot: Transaction<Tables>) => Promise<void>): Promise<void> {
  const { openSqliteToRead } = await import('./sqlite.ts')
  const database = await openSqliteToRead(file)
  try {
    await database.read((db) => db.transaction().execute(work))
  } finally {
    await database.close()
  }
}

function marksOf({ heads }: StudyHead, by: string): readonly Mark[] {
  return heads.map((head) => ({ ...head, by }))
}
