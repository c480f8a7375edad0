import type { ObservationRef } from '../model/fact.ts'
import type { ObservationOf } from '../model/observation.ts'
import { READING_KINDS, type Reading, type ReadingKind } from '../model/reading.ts'

type Decision = ObservationOf<'decision'>
type Says = Decision['fact']['says']['kind']

const BY_MACHINES: readonly ReadingKind[] = [
  'delivery-failure',
  'challenge',
  'out-of-office',
  'acknowledgement',
  'bot-answer',
  'survey',
  'marketing',
]
const BY_PEOPLE: readonly ReadingKind[] = ['holding', 'request', 'handoff', 'answer']

/** Finds the last word of a person on a message, by any of its copies. */
export function decisionsBy(
  decisions: readonly Decision[],
): (refs: readonly ObservationRef[], says: Says) => Decision | null {
  const byRef = Map.groupBy(decisions.toSorted(inOrder), ({ fact }) => fact.about)
  return (refs, says) =>
    refs
      .flatMap((ref) => byRef.get(ref) ?? [])
      .filter(({ fact }) => fact.says.kind === says)
      .toSorted(inOrder)
      .at(-1) ?? null
}

/** What a person said that a message is: `answer`, or with who wrote it, `answer/machine`. Null where that names no kind. */
export function kindSaid(decision: Decision, judged: Pick<Reading, 'by'>): Pick<Reading, 'kind' | 'by' | 'why'> | null {
  const { says } = decision.fact
  const [name, by] = says.kind === 'is-a' ? says.reading.split('/') : []
  const kind = READING_KINDS.find((known) => known === name)
  if (kind === undefined) return null
  return {
    kind,
    by: by === 'machine' || by === 'person' ? by : usualAuthor(kind, judged.by),
    why: ['a person said so'],
  }
}

function usualAuthor(kind: ReadingKind, judged: Reading['by']): Reading['by'] {
  if (BY_MACHINES.includes(kind)) return 'machine'
  return BY_PEOPLE.includes(kind) ? 'person' : judged
}

function inOrder(a: Decision, b: Decision): number {
  if (a.fact.at !== b.fact.at) return a.fact.at < b.fact.at ? -1 : 1
  if (a.stream !== b.stream) return a.stream < b.stream ? -1 : 1
  return a.seq - b.seq
}
