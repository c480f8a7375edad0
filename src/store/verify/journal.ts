import type { Kysely } from 'kysely'
import type { Head, Observation } from '../../model/observation.ts'
import { studyHead } from '../chain.ts'
import type { Tables } from '../tables.ts'
import { type Finding, fault } from './finding.ts'
import { checkRow } from './row.ts'
import { checkStream, type Mark, type StreamCheck } from './stream.ts'

/** What to hold the journal against. */
export interface Witnesses {
  readonly heads: readonly Head[]
  readonly marks: readonly Mark[]
  /** A study head that was printed somewhere: the journal must have passed through it. */
  readonly knownHead: string | null
}

/** Follows every chain from its first row to its last. Findings come as they are found; `see` gets every observation. */
export async function* checkJournal(
  db: Pick<Kysely<Tables>, 'selectFrom'>,
  { heads, marks, knownHead }: Witnesses,
  see: (observation: Observation) => void,
): AsyncGenerator<Finding> {
  const streams = new Map<string, StreamCheck>()
  const checkOf = (stream: string) => {
    const known = streams.get(stream)
    if (known !== undefined) return known
    const own = marks.filter((mark) => mark.stream === stream)
    const check = checkStream(
      stream,
      heads.find((head) => head.stream === stream),
      own,
    )
    streams.set(stream, check)
    return check
  }
  for (const { stream } of [...heads, ...marks]) checkOf(stream)

  const passed = new Map<string, Head>()
  let headSeen = knownHead === null || studyHead([]).hash === knownHead
  let ordinal = 0
  let gap: Finding | null = null
  let shortened = false

  for await (const row of db.selectFrom('observations').selectAll().orderBy('ordinal').stream()) {
    const checked = checkRow(row)
    if (checked.finding !== null) yield checked.finding
    if (checked.observation !== null) see(checked.observation)
    yield* checkOf(checked.stream).next(checked)

    if (row.ordinal !== ordinal + 1) gap ??= missingOrdinals(ordinal + 1, row.ordinal - 1)
    ordinal = row.ordinal
    if (headSeen) continue
    passed.set(checked.stream, { stream: checked.stream, seq: checked.seq, hash: checked.hash })
    headSeen = studyHead(passed.values()).hash === knownHead
  }

  for (const check of streams.values()) {
    for (const finding of check.end()) {
      shortened ||= ['removed', 'truncated', 'stream-missing'].includes(finding.kind)
      yield finding
    }
  }
  // A gap that no stream explains: a stream is gone with its head.
  if (gap !== null && !shortened) yield gap
  if (!headSeen) yield fault('unknown-head', String(knownHead), `The journal never had the head ${knownHead}.`)
}

function missingOrdinals(from: number, to: number): Finding {
  const where = from === to ? `ordinal ${from}` : `ordinals ${from} to ${to}`
  const rows = to - from + 1
  return fault(
    'removed',
    where,
    `${rows} row${rows === 1 ? '' : 's'} of an unknown stream ${rows === 1 ? 'was' : 'were'} removed at ${where}.`,
  )
}
