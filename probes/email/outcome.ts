import type { Acceptor, FactOf, Outcome } from '../../src/model/fact.ts'
import { maskWords, queueIdIn } from './server-words.ts'
import type { Answer } from './session.ts'

/** The outcome of letting a message go: what the server answered to the final dot, and nothing more. */
export function outcomeOf(answer: Answer, by: Acceptor | null, messageId: string): FactOf<'outcome'> {
  const outcome = judge(answer)
  const accepted = outcome === 'accepted'
  return {
    kind: 'outcome',
    at: answer.at,
    outcome,
    by: accepted ? by : null,
    detail: `${PREFIX[answer.kind]}${maskWords(answer.words)}`,
    queueId: accepted ? queueIdIn(answer.words) : null,
    messageId,
  }
}

const PREFIX = {
  said: '',
  lost: 'No answer came to the whole message: ',
  unsent: 'Nothing of the message left: ',
} as const

function judge(answer: Answer): Outcome {
  if (answer.kind !== 'said') return answer.kind === 'unsent' ? 'rejected' : 'unknown'
  if (answer.code >= 200 && answer.code < 300) return 'accepted'
  return answer.code >= 400 && answer.code < 600 ? 'rejected' : 'unknown'
}
