import type { Belonging, HeardPromise, Reading } from '../model/reading.ts'
import { namesIn } from '../text/names/names.ts'
import { withoutNames } from '../text/names/without-names.ts'
import { promisesIn } from '../text/promises/promises-in.ts'
import type { Asked } from './asked.ts'
import { answerRules } from './kinds/rules.ts'
import { type Seen, see } from './kinds/seen.ts'
import type { Message } from './message.ts'

/** All that the words and headers of a message say. */
export type Judged = Pick<
  Reading,
  'kind' | 'by' | 'why' | 'language' | 'asksFor' | 'handoff' | 'optOut' | 'delivery'
> & {
  readonly promises: readonly HeardPromise[]
  /** What is new in it, without the names of people; for whoever asked, and kept nowhere. */
  readonly newText: string
}

const MOST_PROMISES = 10
const NOTHING = {
  language: null,
  asksFor: [],
  handoff: null,
  optOut: false,
  delivery: null,
  promises: [],
  newText: '',
} as const

/**
 * What a message is to the shopper who waits: the first rule that knows it decides.
 *
 * A person's plain message of which no rule knows more stays undecided, by person: it is a first response,
 * and whether it answers, a reader says.
 */
export function judge(
  message: Message,
  belongsTo: Belonging,
  asked: Asked | null,
  delaySeconds: number | null = null,
): Judged {
  if (belongsTo.kind === 'own') {
    const what = belongsTo.canary === null ? 'our own rehearsal, or a report on our canary' : 'our own canary'
    return { ...NOTHING, kind: 'unrelated', by: 'machine', why: [what] }
  }
  const seen = see(message, asked, delaySeconds)
  const names = namesIn(message.from?.name ?? null, seen.newText, asked === null ? [] : ownNames(asked))
  const promises = promisesOf(seen, names)
  const newText = withoutNames(seen.newText, names)
  for (const rule of answerRules) {
    const judgement = rule(seen)
    if (judgement !== null)
      return { ...NOTHING, language: seen.language, optOut: seen.optOut, promises, newText, ...judgement }
  }
  return {
    ...NOTHING,
    language: seen.language,
    optOut: seen.optOut,
    promises,
    newText,
    kind: 'undecided',
    by: seen.author.by,
    why: seen.author.why,
  }
}

function promisesOf({ newText, language }: Seen, names: readonly string[]): readonly HeardPromise[] {
  return promisesIn(newText, language)
    .slice(0, MOST_PROMISES)
    .map((promise) => ({ ...promise, quote: withoutNames(promise.quote, names) }))
}

// Our own name is no secret: who signed our words is whom the reply greets.
function ownNames({ opening }: Asked): readonly string[] {
  return [opening.body.trim().split('\n').at(-1) ?? '']
}
