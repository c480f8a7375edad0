import type { Rule } from './rule.ts'
import { sendsTo } from './sends-to.ts'

/** Another channel, department or firm is to take over. */
export const handoff: Rule = (seen) => {
  const { author } = seen
  const to = author.by === 'machine' ? null : sendsTo(seen)
  if (to === null) return null
  return { kind: 'handoff', by: author.by, why: [...author.why, `it sends the shopper on: ${to.to}`], handoff: to }
}
