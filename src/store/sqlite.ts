import { setTimeout as wait } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { CompiledQuery, type DatabaseConnection, type Driver, Kysely, SqliteDialect, SqliteDriver } from 'kysely'
import { messageOf, RingbackError } from '../support/errors.ts'
import type { Database, Tables } from './tables.ts'

const SCHEMA = `
create table if not exists observations (
  ordinal integer primary key autoincrement,
  stream text not null,
  seq integer not null,
  recorded text not null,
  contact text,
  turn text,
  kind text not null,
  body text not null,
  previous text not null,
  hash text not null,
  unique (stream, seq)
) strict;
create unique index if not exists one_intent_a_turn on observations (contact, turn) where kind = 'intent';
create index if not exists observations_by_kind on observations (kind, ordinal);
create table if not exists heads (stream text primary key, seq integer not null, hash text not null) strict;
create table if not exists seals (seal integer primary key, line text not null) strict;

create trigger if not exists observations_stay before update on observations
  begin select raise(abort, 'An observation is never changed.'); end;
create trigger if not exists observations_remain before delete on observations
  begin select raise(abort, 'An observation is never removed.'); end;
create trigger if not exists heads_advance before update on heads when new.stream <> old.stream or new.seq <= old.seq
  begin select raise(abort, 'A head only moves on.'); end;
create trigger if not exists heads_remain before delete on heads
  begin select raise(abort, 'A head is never removed.'); end;
create trigger if not exists seals_stay before update on seals
  begin select raise(abort, 'A seal is never changed.'); end;
create trigger if not exists seals_remain before delete on seals
  begin select raise(abort, 'A seal is never removed.'); end;
`

// SQLite waits for a lock without letting anything else of the process run, so it may wait briefly only; the rest is ours.
const BLOCKING_WAIT_MS = 2
const ATTEMPTS = 10_000

/** Opens the database of a study, and makes it where there is none. Several processes may have it open. */
export async function openSqlite(file: string): Promise<Database> {
  const sqlite = await patiently(() => {
    const opened = new Sqlite(file, { timeout: BLOCKING_WAIT_MS })
    try {
      opened.pragma('journal_mode = wal')
      opened.pragma('synchronous = full')
      opened.exec(`begin immediate; ${SCHEMA} commit;`)
      return opened
    } catch (error) {
      opened.close()
      throw error
    }
  })
  return databaseOf(new Kysely<Tables>({ dialect: new ImmediateDialect({ database: sqlite }) }))
}

/** Opens a database to look at it only, whatever state it is in. */
export async function openSqliteToRead(file: string): Promise<Database> {
  const sqlite = await patiently(() => new Sqlite(file, { readonly: true, fileMustExist: true }))
  return databaseOf(new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqlite }) }))
}

function databaseOf(db: Kysely<Tables>): Database {
  return {
    read: (work) => patiently(() => work(db)),
    write: (work) => patiently(() => db.transaction().execute(work)),
    close: () => db.destroy(),
  }
}

// A transaction that begins deferred can fail in its middle, when another process wrote first; one that begins immediate can't.
class ImmediateDialect extends SqliteDialect {
  readonly #config: ConstructorParameters<typeof SqliteDriver>[0]

  constructor(config: ConstructorParameters<typeof SqliteDriver>[0]) {
    super(config)
    this.#config = config
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#config)
  }
}

class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  // A full disk has rolled back by itself; that there is nothing left to roll back would hide why.
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection)
    } catch (error) {
      if (!messageOf(error).includes('no transaction is active')) throw error
    }
  }
}

async function patiently<T>(work: () => T | Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (!isSqliteError(error)) throw error
      if (!isLocked(error) || attempt === ATTEMPTS) {
        throw new RingbackError('store-failed', `The journal failed: ${messageOf(error)}`, { cause: error })
      }
      await wait(1 + Math.random() * 10)
    }
  }
}

function isSqliteError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_')
}

function isLocked({ code }: { readonly code: string }): boolean {
  return code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')
}
