import { asksFor } from './asks-for.ts'
import type { Rule } from './rule.ts'

/** Nothing moves until the shopper sends something, even where the message partly answers. */
export const request: Rule = (seen) => {
  const { author } = seen
  const asked = author.by === 'machine' ? [] : asksFor(seen)
  if (asked.length === 0) return null
  return { kind: 'request', by: author.by, why: [...author.why, `it asks for ${asked.join(', ')}`], asksFor: asked }
}
