import type { Instant } from '../model/time.ts'
import type { Sha256 } from '../model/words.ts'
import { messageOf } from '../support/errors.ts'

/** What a domain publishes as its authorisation, and when it was looked at. */
export interface Publication {
  readonly domain: string
  readonly at: Instant
  /** Every hash that was found; empty where there was none. */
  readonly found: readonly Sha256[]
  readonly detail: string
}

/** How to look: the resolver, and the fetching of a page. Tests give their own servers. */
export interface PublicationWorld {
  readonly now: () => Instant
  readonly resolveTxt: (name: string) => Promise<readonly (readonly string[])[]>
  readonly fetch: (url: string) => Promise<Pick<Response, 'ok' | 'status' | 'url' | 'text'>>
}

/** A look is good for so long. */
export const PUBLISHED_FOR = 'P1D'
const LONGEST = 64_000

/** Looks for a domain's published hash: a DNS record `_ringback.<domain>`, or a page at `/.well-known/ringback.txt`. */
export async function lookUpPublication(domain: string, world: PublicationWorld): Promise<Publication> {
  const dns = await fromDns(domain, world)
  const web = dns.found.length > 0 ? null : await fromWeb(domain, world)
  return {
    domain,
    at: world.now(),
    found: web?.found ?? dns.found,
    detail: [dns.detail, web?.detail].filter((text) => text !== undefined).join('; '),
  }
}

interface Look {
  readonly found: readonly Sha256[]
  readonly detail: string
}

async function fromDns(domain: string, { resolveTxt }: PublicationWorld): Promise<Look> {
  const name = `_ringback.${domain}`
  try {
    const found = (await resolveTxt(name)).flatMap((chunks) => hashesIn(chunks.join('')))
    return { found, detail: found.length > 0 ? `found in DNS at ${name}` : `nothing of ringback in DNS at ${name}` }
  } catch (thrown) {
    return { found: [], detail: `no DNS record at ${name} (${messageOf(thrown)})` }
  }
}

async function fromWeb(domain: string, { fetch }: PublicationWorld): Promise<Look> {
  const url = `https://${domain}/.well-known/ringback.txt`
  try {
    const response = await fetch(url)
    if (!response.ok) return { found: [], detail: `${url} answered ${response.status}` }
    const found = (await response.text()).slice(0, LONGEST).split(/\r?\n/).flatMap(hashesIn)
    return { found, detail: found.length > 0 ? `found at ${url}` : `nothing of ringback at ${url}` }
  } catch (thrown) {
    return { found: [], detail: `${url} can not be read (${messageOf(thrown)})` }
  }
}

function hashesIn(line: string): readonly Sha256[] {
  const hash = /^\s*ringback=([0-9a-f]{64})\s*$/i.exec(line)?.[1]
  return hash === undefined ? [] : [hash.toLowerCase()]
}
