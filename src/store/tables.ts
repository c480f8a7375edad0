import type { Generated, Kysely, Transaction } from 'kysely'

/** The tables of a store, the same in every database. What is written is never updated, heads apart. */
export interface Tables {
  readonly observations: ObservationRow
  readonly heads: HeadRow
  readonly seals: SealRow
}

/** An observation. Ordinals have no gaps; the columns between `ordinal` and `body` repeat the body for look-ups. */
export interface ObservationRow {
  readonly ordinal: Generated<number>
  readonly stream: string
  readonly seq: number
  readonly recorded: string
  readonly contact: string | null
  readonly turn: string | null
  readonly kind: string
  /** Canonical JSON of the observation without `previous` and `hash`. */
  readonly body: string
  readonly previous: string
  readonly hash: string
}

/** The last link of a stream. */
export interface HeadRow {
  readonly stream: string
  readonly seq: number
  readonly hash: string
}

/** The SHA-256 of a line of `seals.jsonl`. */
export interface SealRow {
  readonly seal: number
  readonly line: string
}

/** A database with our tables. What depends on its make stays in the one file that opens it. */
export interface Database {
  /** Runs `work` where it sees what was committed. */
  read<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>
  /** Runs `work` in one transaction, alone among all writers of all processes. It may run again when a lock was in the way. */
  write<T>(work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T>
  close(): Promise<void>
}
