import type { FoundChannel, SiteFinding } from '../../src/model/site-audit.ts'
import type { Declined } from './consent.ts'
import type { PathAudit } from './path-audit.ts'
import type { Visited } from './visit.ts'

/** All that was seen of a site, from which its findings are drawn. */
export interface Seen {
  readonly home: string
  readonly pages: readonly Visited[]
  readonly channels: readonly FoundChannel[]
  readonly languages: readonly string[]
  readonly consent: readonly (Declined & { readonly page: string; readonly button: string | null })[]
  readonly paths: readonly PathAudit[]
  readonly refused: readonly string[]
  readonly robotsStatus: number | null
  readonly stepsTo: (url: string) => number | null
  /** The language of who rings and writes, where it was given. */
  readonly wanted: string | null
}

/** One finding, with what it touches by the ids of guidelines.json. */
export function finding(
  kind: string,
  concerns: SiteFinding['concerns'],
  page: Visited | string,
  said: string,
  more: { readonly shown?: string | null; readonly touches?: readonly string[] } = {},
): SiteFinding {
  return {
    kind,
    concerns,
    said,
    page: typeof page === 'string' ? page : page.url,
    shown: more.shown?.slice(0, 300) ?? null,
    picture: typeof page === 'string' ? null : (page.picture?.sha256 ?? null),
    touches: more.touches ?? [],
  }
}
