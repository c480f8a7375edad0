import type { Contact } from '../model/plan.ts'

/** Everything that the shopper says in a contact: what a reply may repeat. */
export function ownWords({ opening, replies, close }: Contact): readonly string[] {
  return [opening, ...Object.values(replies), close.answered, close.unanswered].map(({ body }) => body)
}
