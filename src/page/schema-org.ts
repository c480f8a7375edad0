/** What a page says of itself to machines, as far as it is about reaching somebody. */
export interface Statements {
  readonly contacts: readonly ContactPoint[]
  readonly address: string | null
  readonly country: string | null
  readonly hours: readonly string[]
  readonly sameAs: readonly string[]
  readonly name: string | null
  /** What was no JSON. */
  readonly problems: readonly string[]
}

export interface ContactPoint {
  readonly type: string | null
  readonly telephone: string | null
  readonly fax: string | null
  readonly email: string | null
  readonly languages: readonly string[]
  readonly hours: string | null
}

type Node = Readonly<Record<string, unknown>>

const MOST_NODES = 2_000
const BLOCK = /<script\b[^>]*\btype\s*=\s*["']?application\/ld\+json\b[^>]*>([\s\S]*?)<\/script/gi
const SELLERS = /Organization|Business|Store|Corporation|Brand|Shop|Place/i

/** Reads the schema.org statements (JSON-LD) of a page's HTML. */
export function statementsIn(html: string): Statements {
  const problems: string[] = []
  const nodes: Node[] = []
  for (const [, json = ''] of html.matchAll(BLOCK)) {
    try {
      collect(JSON.parse(json), nodes)
    } catch {
      problems.push('a block of schema.org statements is no JSON')
    }
  }
  const points = nodes.filter(
    (node) => typeOf(node).includes('ContactPoint') || 'telephone' in node || 'faxNumber' in node,
  )
  const places = nodes.filter((node) => typeOf(node).includes('PostalAddress'))
  const sellers = nodes.filter((node) => SELLERS.test(typeOf(node)))
  return {
    contacts: points.map(pointOf),
    address: places.map(addressOf).find((address) => address !== null) ?? null,
    country:
      places.flatMap((place) => text(place.addressCountry) ?? text((place.addressCountry as Node)?.name) ?? [])[0] ??
      null,
    hours: nodes.flatMap((node) => list(node.openingHours)),
    sameAs: sellers.flatMap((node) => list(node.sameAs)),
    name: sellers.flatMap((node) => text(node.name) ?? [])[0] ?? null,
    problems,
  }
}

function collect(value: unknown, into: Node[], depth = 0): void {
  if (into.length >= MOST_NODES || depth > 12 || value === null || typeof value !== 'object') return
  if (!Array.isArray(value)) into.push(value as Node)
  for (const inner of Object.values(value)) collect(inner, into, depth + 1)
}

function pointOf(node: Node): ContactPoint {
  return {
    type: text(node.contactType),
    telephone: text(node.telephone),
    fax: text(node.faxNumber),
    email: text(node.email)?.replace(/^mailto:/i, '') ?? null,
    languages: (Array.isArray(node.availableLanguage) ? node.availableLanguage : [node.availableLanguage]).flatMap(
      (one) => text(one) ?? text((one as Node | null)?.alternateName) ?? text((one as Node | null)?.name) ?? [],
    ),
    hours: text(node.hoursAvailable),
  }
}

function addressOf(node: Node): string | null {
  const parts = [node.streetAddress, node.postalCode, node.addressLocality].flatMap((part) => text(part) ?? [])
  return parts.length < 2 ? null : parts.join(', ')
}

function typeOf(node: Node): string {
  return list(node['@type']).join(' ')
}

function list(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((one) => text(one) ?? [])
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 300) : null
}
