import type { Selectable, Transaction } from 'kysely'
import {
  type Declined,
  isKind,
  type Journal,
  type NewObservation,
  Observation,
  type ObservationOf,
} from '../model/observation.ts'
import { messageOf, RingbackError } from '../support/errors.ts'
import { linkAfter, studyHead } from './chain.ts'
import type { Database, ObservationRow, Tables } from './tables.ts'

const Added = Observation.omit({ seq: true, previous: true, hash: true })

/** The journal in a database. */
export function openJournal(database: Database): Journal {
  const intents = followKind('intent')

  return {
    async append(observations) {
      const valid = observations.map(checked)
      if (valid.length === 0) return []
      return database.write((transaction) => write(transaction, valid))
    },

    async appendIntent(intent, unless) {
      const valid = checked(intent)
      const { contact, turn, fact } = valid
      if (fact.kind !== 'intent' || contact === null || turn === null) {
        throw new RingbackError('store-failed', 'Expected an intent with its contact and its turn')
      }
      return database.write(async (transaction) => {
        const earlier = await intents(transaction)
        const declined = alreadyIntended(earlier, contact, turn) ?? unless(earlier)
        if (declined !== null) return declined
        const [written] = await write(transaction, [valid])
        return written as Observation
      })
    },

    read: (cursor = 0) =>
      database.read(async (db) => {
        const rows = await db
          .selectFrom('observations')
          .selectAll()
          .where('ordinal', '>', cursor)
          .orderBy('ordinal')
          .execute()
        return { observations: rows.map(observationOf), cursor: rows.at(-1)?.ordinal ?? cursor }
      }),

    head: () => database.read(async (db) => studyHead(await db.selectFrom('heads').selectAll().execute())),

    close: () => database.close(),
  }
}

/** Every observation of one kind that is committed. What was read once is kept: an observation never changes. */
export function followKind<Kind extends Observation['fact']['kind']>(kind: Kind) {
  const known: ObservationOf<Kind>[] = []
  let cursor = 0
  return async (db: Pick<Transaction<Tables>, 'selectFrom'>): Promise<readonly ObservationOf<Kind>[]> => {
    const rows = await db
      .selectFrom('observations')
      .selectAll()
      .where('kind', '=', kind)
      .where('ordinal', '>', cursor)
      .orderBy('ordinal')
      .execute()
    for (const row of rows) {
      if (row.ordinal <= cursor) continue
      const observation = observationOf(row)
      if (isKind(observation, kind)) known.push(observation)
      cursor = row.ordinal
    }
    return [...known]
  }
}

/** The observation that a row holds, as it was written; whether it still is what was written, `verify` says. */
export function observationOf({ ordinal, body, previous, hash }: Selectable<ObservationRow>): Observation {
  try {
    return { ...JSON.parse(body), previous, hash }
  } catch (error) {
    throw new RingbackError('store-failed', `The journal is damaged at ordinal ${ordinal}: ${messageOf(error)}`, {
      cause: error,
    })
  }
}

// Heads are read once for each stream and written once, however many links are added.
async function write(
  transaction: Transaction<Tables>,
  added: readonly NewObservation[],
): Promise<readonly Observation[]> {
  const streams = [...new Set(added.map(({ stream }) => stream))]
  const rows = await transaction.selectFrom('heads').selectAll().where('stream', 'in', streams).execute()
  const heads = new Map(rows.map((head) => [head.stream, head]))

  const written: Observation[] = []
  for (const one of added) {
    const { observation, body } = linkAfter(heads.get(one.stream), one)
    const { stream, seq, recorded, contact, turn, previous, hash } = observation
    const { kind } = observation.fact
    await transaction
      .insertInto('observations')
      .values({ stream, seq, recorded, contact, turn, kind, body, previous, hash })
      .execute()
    heads.set(stream, { stream, seq, hash })
    written.push(observation)
  }

  await transaction
    .insertInto('heads')
    .values([...heads.values()])
    .onConflict((conflict) =>
      conflict
        .column('stream')
        .doUpdateSet((head) => ({ seq: head.ref('excluded.seq'), hash: head.ref('excluded.hash') })),
    )
    .execute()
  return written
}

function alreadyIntended(earlier: readonly ObservationOf<'intent'>[], contact: string, turn: string): Declined | null {
  if (!earlier.some((intent) => intent.contact === contact && intent.turn === turn)) return null
  return {
    kind: 'declined',
    code: 'already-intended',
    because: `${contact} ${turn} was intended before.`,
    passing: false,
  }
}

function checked(added: NewObservation): NewObservation {
  const { data, error } = Added.safeParse(added)
  if (error === undefined) return data as NewObservation
  const problems = error.issues.map(({ path, message }) => ({
    message: `Expected an observation, at \`${path.join('.')}\`: ${message}`,
  }))
  throw new RingbackError('store-failed', problems, { cause: error })
}
