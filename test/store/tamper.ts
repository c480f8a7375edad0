import { appendFile, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { NOTHING_BEFORE } from '../../src/store/chain.ts'
import { evidenceFile } from '../../src/store/evidence.ts'
import { seal } from '../../src/store/seal.ts'
import { openStore } from '../../src/store/store.ts'
import { canonical, sha256 } from '../../src/support/canonical.ts'
import { AT, note, stopped } from './samples.ts'

const PAGE = 4096

/** The letter that the sealed study received, and its hash. */
export const LETTER = new TextEncoder().encode('Dear shopper, we are too busy: please fax.')
export const LETTER_HASH = sha256(LETTER)

/** The letter's file. */
export const letterFile = (folder: string) => evidenceFile(join(folder, 'evidence'), LETTER_HASH)

/** A whole study: two streams, a letter, a seal after #4 and one at the end. */
export async function sealedStudy(folder: string): Promise<void> {
  const store = await openStore(folder)
  const { journal, evidence } = store
  await journal.append([stopped('one'), stopped('two'), stopped('three')])
  const ref = await evidence.put(LETTER, 'message/rfc822')
  await journal.append([
    note({ kind: 'page', at: AT, url: 'http://desk.test/', status: 200, evidence: ref }, 'mailbox:shopper'),
    stopped('four'),
  ])
  await seal(store, { at: AT, because: 'report', plan: null })
  await journal.append([stopped('five'), stopped('six')])
  await seal(store, { at: AT, because: 'close', plan: null })
  await store.close()
}

/** Does to a journal what its triggers forbid. */
export function tamper(folder: string, ...statements: readonly string[]): void {
  withSqlite(folder, (sqlite) => {
    const triggers = sqlite.prepare(`select name from sqlite_schema where type = 'trigger'`).pluck().all()
    for (const name of triggers) sqlite.exec(`drop trigger ${name}`)
    for (const statement of statements) sqlite.exec(statement)
  })
}

/** Writes a row as the journal would, after the row `previous` or after a hash: its own hash covers its body. */
export function forge(
  folder: string,
  { ordinal, seq, previous, ...text }: { ordinal: number; seq: number; previous: string | number; body?: string },
): void {
  withSqlite(folder, (sqlite) => {
    const before = typeof previous === 'string' ? previous : hashAt(sqlite, previous)
    const body = text.body ?? canonical({ ...stopped('forged'), seq })
    const hash = sha256(`${before}\n${body}`)
    sqlite
      .prepare(`insert into observations values (?, 'worker:main', ?, ?, null, null, 'stopped', ?, ?, ?)`)
      .run(ordinal, seq, AT, body, before, hash)
  })
}

/** Rewrites a stream from one row on, with hashes and a head that fit: only who saw it before can tell. */
export function rewriteFrom(folder: string, seq: number): void {
  withSqlite(folder, (sqlite) => {
    const rows = sqlite
      .prepare(`select ordinal, seq, body from observations where stream = 'worker:main' order by seq`)
      .all() as { ordinal: number; seq: number; body: string }[]
    let previous = NOTHING_BEFORE
    for (const row of rows) {
      const body = row.seq === seq ? row.body.replace(/"because":"\w+"/, '"because":"forged"') : row.body
      const hash = sha256(`${previous}\n${body}`)
      sqlite
        .prepare('update observations set body = ?, previous = ?, hash = ? where ordinal = ?')
        .run(body, previous, hash, row.ordinal)
      previous = hash
    }
    sqlite.prepare(`update heads set hash = ? where stream = 'worker:main'`).run(previous)
  })
}

/** Exchanges one text of the journal's file for another of the same length, below the database. */
export async function changeBytes(folder: string, from: string, to: string): Promise<void> {
  const file = join(folder, 'journal.sqlite')
  const bytes = await readFile(file)
  const at = bytes.indexOf(from)
  bytes.write(to, at, 'utf8')
  await writeFile(file, bytes)
}

/** Wipes the page of the journal's file that holds a text. */
export async function wipePage(folder: string, text: string): Promise<void> {
  const file = join(folder, 'journal.sqlite')
  const bytes = await readFile(file)
  const start = Math.floor(bytes.indexOf(text) / PAGE) * PAGE
  await writeFile(file, bytes.fill(0, start, start + PAGE))
}

/** Cuts the journal's file to so many bytes. */
export async function cut(folder: string, bytes: number): Promise<void> {
  await truncate(join(folder, 'journal.sqlite'), bytes)
}

/** Changes the lines of the seals. */
export async function editSeals(folder: string, edit: (lines: string[]) => readonly string[]): Promise<void> {
  const file = join(folder, 'seals.jsonl')
  const lines = edit((await readFile(file, 'utf8')).trimEnd().split('\n'))
  await rm(file)
  for (const line of lines) await appendFile(file, `${line}\n`)
}

function hashAt(sqlite: Sqlite.Database, seq: number): string {
  return sqlite
    .prepare(`select hash from observations where stream = 'worker:main' and seq = ?`)
    .pluck()
    .get(seq) as string
}

function withSqlite(folder: string, work: (sqlite: Sqlite.Database) => void): void {
  const sqlite = new Sqlite(join(folder, 'journal.sqlite'))
  work(sqlite)
  sqlite.pragma('wal_checkpoint(truncate)')
  sqlite.close()
}
