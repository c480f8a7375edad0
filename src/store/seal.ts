import { join } from 'node:path'
import type { Kysely } from 'kysely'
import type { Seal } from '../model/seal.ts'
import { canonical, hashOf, sha256 } from '../support/canonical.ts'
import { NOTHING_BEFORE, studyHead } from './chain.ts'
import { appendLine, parseSeal, readSealLines } from './seal-file.ts'
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
  const { at, because, plan } = wanted
  const file = join(store.folder, STORE_FILES.seals)
  let head: Seal['head'] | null = null
  let witnessed: Witnessed | null = authority === undefined ? NOBODY : null

  for (;;) {
    const made = await store.database.write(async (transaction) => {
      const lines = await readSealLines(file)
      const recorded = await transaction.selectFrom('seals').select('seal').execute()
      head ??= studyHead(await transaction.selectFrom('heads').selectAll().execute())
      const covered = { seal: nextNumber(lines, recorded), at, because, plan, head, previous: hashOfLast(lines) }
      const hash = hashOf(covered)
      // The authority is asked with no lock held; who sealed meanwhile took the place, and it must be asked again.
      if (witnessed === null || (witnessed.hash !== hash && witnessed !== NOBODY)) return hash
      const seal: Seal = { ...covered, hash, timestamp: witnessed.timestamp }
      await appendLine(file, canonical(seal))
      for (const line of [...lines.slice(recorded.length), canonical(seal)]) await record(transaction, recorded, line)
      return seal
    })
    if (typeof made !== 'string') return { seal: made, unwitnessed: witnessed?.unwitnessed ?? null }
    witnessed = await askWitness(String(authority), made)
  }
}

interface Witnessed {
  readonly hash: string
  readonly timestamp: string | null
  readonly unwitnessed: Error | null
}

const NOBODY: Witnessed = { hash: '', timestamp: null, unwitnessed: null }

async function askWitness(authority: string, hash: string): Promise<Witnessed> {
  try {
    return { hash, timestamp: await requestTimestamp(authority, hash), unwitnessed: null }
  } catch (error) {
    return { hash, timestamp: null, unwitnessed: error as Error }
  }
}

// The table names every line, so that none can go unseen. A crash between the two left a line without a row: it gets it now.
async function record(
  db: Pick<Kysely<Tables>, 'insertInto'>,
  recorded: readonly { seal: number }[],
  line: string,
): Promise<void> {
  const number = parseSeal(line)?.seal
  if (number === undefined || recorded.some(({ seal }) => seal === number)) return
  await db
    .insertInto('seals')
    .values({ seal: number, line: sha256(line) })
    .execute()
}

// A number that was given once is not given again, even when its line is gone.
function nextNumber(lines: readonly string[], recorded: readonly { seal: number }[]): number {
  return Math.max(lines.length, ...recorded.map(({ seal }) => seal)) + 1
}

function hashOfLast(lines: readonly string[]): string {
  const last = lines.at(-1)
  return last === undefined ? NOTHING_BEFORE : sha256(last)
}
