import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import type { Seal } from '../model/seal.ts'
import { canonical, hashOf, sha256 } from '../support/canonical.ts'
import { NOTHING_BEFORE } from './chain.ts'
import { writeDurably } from './durable.ts'
import { STORE_FILES, type Store } from './store.ts'
import type { Tables } from './tables.ts'
import { requestTimestamp } from './timestamp.ts'

/** A seal that is on the disk, and why no outside witness signed it, where one was asked. */
export interface Sealed {
  readonly seal: Seal
  readonly unwitnessed: Error | null
}

/**
 * Seals the journal as it stands: adds a line to `seals.jsonl` that covers every stream's head and the line before.
 * `authority` is the address of an RFC 3161 service; a seal is made also when that does not answer.
 */
export async function seal(
  store: Store,
  wanted: Pick<Seal, 'at' | 'because' | 'plan'>,
  authority?: string,
): Promise<Sealed> {
  for (;;) {
    const { at, because, plan } = wanted
    const place = await store.database.read((db) => placeOfNext(store, db))
    const covered = { seal: place.seal, at, because, plan, head: await store.journal.head(), previous: place.previous }
    const hash = hashOf(covered)
    const { timestamp, unwitnessed } = await witness(authority, hash)
    const made = { ...covered, hash, timestamp }
    // Another process may have sealed while the authority thought: then this seal has no place any more and is made anew.
    if (await keep(store, made)) return { seal: made, unwitnessed }
  }
}

/** What a seal's own hash covers. */
export function sealHash({ hash: _, timestamp: __, ...covered }: Seal): string {
  return hashOf(covered)
}

/** The lines of `seals.jsonl`; none where there is no such file. */
export async function readSealLines(folder: string): Promise<readonly string[]> {
  try {
    const text = await readFile(join(folder, STORE_FILES.seals), 'utf8')
    return text.split('\n').filter((line) => line !== '')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

interface Place {
  readonly seal: number
  readonly previous: string
  readonly lines: readonly string[]
  readonly recorded: number
}

// The file is replaced whole, so that a crash never leaves half a line; the table names each line, so that none can go unseen.
function keep(store: Store, made: Seal): Promise<boolean> {
  return store.database.write(async (transaction) => {
    const { seal, previous, lines, recorded } = await placeOfNext(store, transaction)
    if (seal !== made.seal || previous !== made.previous) return false
    const all = [...lines, canonical(made)]
    const file = join(store.folder, STORE_FILES.seals)
    await writeDurably(file, Buffer.from(`${all.join('\n')}\n`), `${file}.${randomUUID()}`)
    // A crash between the file and the table left lines without a row: they get theirs now.
    for (const line of lines.slice(recorded)) await record(transaction, JSON.parse(line).seal, line)
    await record(transaction, made.seal, canonical(made))
    return true
  })
}

async function record(db: Pick<Kysely<Tables>, 'insertInto'>, seal: number, line: string): Promise<void> {
  await db
    .insertInto('seals')
    .values({ seal, line: sha256(line) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function placeOfNext({ folder }: Store, db: Pick<Kysely<Tables>, 'selectFrom'>): Promise<Place> {
  const lines = await readSealLines(folder)
  const rows = await db.selectFrom('seals').select('seal').execute()
  const recorded = Math.max(0, ...rows.map(({ seal }) => seal))
  const last = lines.at(-1)
  return {
    seal: Math.max(recorded, lines.length) + 1,
    previous: last === undefined ? NOTHING_BEFORE : sha256(last),
    lines,
    recorded,
  }
}

async function witness(authority: string | undefined, hash: string) {
  if (authority === undefined) return { timestamp: null, unwitnessed: null }
  try {
    return { timestamp: await requestTimestamp(authority, hash), unwitnessed: null }
  } catch (error) {
    return { timestamp: null, unwitnessed: error as Error }
  }
}
