import { join } from 'node:path'
import type { EvidenceStore } from '../model/evidence.ts'
import type { Journal } from '../model/observation.ts'
import { makeFolder } from './durable.ts'
import { openEvidence } from './evidence.ts'
import { followKind, openJournal } from './journal.ts'
import type { Database } from './tables.ts'

/** Where a store keeps what, inside a study's `.ringback`. */
export const STORE_FILES = { journal: 'journal.sqlite', evidence: 'evidence', seals: 'seals.jsonl' } as const

/** The journal and the evidence of one study. */
export interface Store {
  readonly folder: string
  readonly journal: Journal
  readonly evidence: EvidenceStore
  readonly database: Database
  close(): Promise<void>
}

/** Opens the store in `folder`, a study's `.ringback`, and makes it where there is none. Several processes may have it open. */
export async function openStore(folder: string): Promise<Store> {
  await makeFolder(folder)
  const { openSqlite } = await import('./sqlite.ts')
  const database = await openSqlite(join(folder, STORE_FILES.journal))

  const tombstones = followKind('evidence-deleted')
  const evidence = await openEvidence(join(folder, STORE_FILES.evidence), async (hash) =>
    (await database.read(tombstones)).some(({ fact }) => fact.sha256 === hash),
  )
  const journal = openJournal(database)
  return { folder, journal, evidence, database, close: () => journal.close() }
}
