import type { SiteFinding } from '../../src/model/site-audit.ts'
import { channelFindings } from './findings/channels.ts'
import { formFindings } from './findings/forms.ts'
import { pageFindings } from './findings/pages.ts'
import { pathFindings } from './findings/path.ts'
import type { Seen } from './seen.ts'

/** What a customer, or our robot, meets on the way: drawn from what was seen, by the same rules for every brand. */
export function findingsOf(seen: Seen): readonly SiteFinding[] {
  const order = { customer: 0, robot: 1, seen: 2 }
  const all = [...channelFindings(seen), ...formFindings(seen), ...pathFindings(seen), ...pageFindings(seen)]
  return all.toSorted((a, b) => order[a.concerns] - order[b.concerns])
}
