import type { Contact } from '../model/plan.ts'
import type { Belonging, HeardPromise, Reading } from '../model/reading.ts'
import { promisesIn } from '../text/promises/promises-in.ts'
import { answerRules } from './kinds/rules.ts'
import { type Seen, see } from './kinds/seen.ts'
import type { Message } from './message.ts'

/** All that the words and headers of a message say. */
export type Judged = Pick<
  Reading,
  'kind' | 'by' | 'why' | 'language' | 'asksFor' | 'handoff' | 'optOut' | 'delivery'
> & {
  readonly promises: readonly HeardPromise[]
}

const MOST_PROMISES = 10
const NOTHING = { language: null, asksFor: [], handoff: null, optOut: false, delivery: null, promises: [] } as const

/**
 * What a message is to the shopper who waits: the first rule that knows it decides.
 *
 * A person's plain message of which no rule knows more stays undecided, by person: it is a first response,
 * and whether it answers, a reader says.
 */
export function judge(message: Message, belongsTo: Belonging, contact: Contact | null): Judged {
  if (belongsTo.kind === 'own') {
    const what = belongsTo.canary === null ? 'our own rehearsal, or a report on our canary' : 'our own canary'
    return { ...NOTHING, kind: 'unrelated', by: 'machine', why: [what] }
  }
  const seen = see(message, contact)
  const promises = promisesOf(seen)
  for (const rule of answerRules) {
    const judgement = rule(seen)
    if (judgement !== null) return { ...NOTHING, language: seen.language, optOut: seen.optOut, promises, ...judgement }
  }
  return {
    ...NOTHING,
    language: seen.language,
    optOut: seen.optOut,
    promises,
    kind: 'undecided',
    by: seen.author.by,
    why: seen.author.why,
  }
}

function promisesOf({ newText, language }: Seen): readonly HeardPromise[] {
  return promisesIn(newText, language).slice(0, MOST_PROMISES)
}
