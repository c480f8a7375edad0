import { spoken } from '../words/words.ts'
import { asksFor } from './asks-for.ts'
import type { Rule } from './rule.ts'
import { sendsTo } from './sends-to.ts'

const acknowledges = spoken('acknowledges')
const automatic = spoken('automatic')

/** A machine's answer to our message: received. It stays one where it asks for data, or sends the shopper elsewhere. */
export const acknowledgement: Rule = (seen) => {
  const { author, flat, message } = seen
  if (author.by !== 'machine') return null
  const words = acknowledges.in(flat) || automatic.in(flat)
  const replies = author.stamped && (message.inReplyTo.length > 0 || message.references.length > 0)
  const replied = author.why.some((why) => why !== 'Auto-Submitted is not no') && author.stamped
  if (!words && !replies && !replied) return null
  const why = words ? [...author.why, 'it acknowledges receipt'] : author.why
  return { kind: 'acknowledgement', by: 'machine', why, asksFor: asksFor(seen), handoff: sendsTo(seen) }
}
