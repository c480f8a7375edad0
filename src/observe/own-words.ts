import type { Asked } from './asked.ts'

/** Everything that the shopper says in a contact: what a reply may repeat. */
export function ownWords({ opening, replies, close }: Asked): readonly string[] {
  return [opening, ...Object.values(replies), close.answered, close.unanswered].map(({ body }) => body)
}
