/** What a site asks robots not to open (RFC 9309). */
export interface Robots {
  readonly allows: (url: URL) => boolean
  readonly sitemaps: readonly string[]
  /** Seconds between requests, where the site names them. */
  readonly delay: number | null
}

interface Rule {
  readonly allow: boolean
  readonly path: string
  readonly pattern: RegExp
}

interface Group {
  readonly agents: string[]
  readonly rules: Rule[]
  delay: number | null
}

const OUR_NAME = 'ringback'
const LONGEST = 500_000
const MOST_RULES = 5_000

/** Reads a robots.txt; our own group counts where there is one, else the one for all. */
export function readRobots(text: string): Robots {
  const { groups, sitemaps } = parse(text.slice(0, LONGEST))
  const own = groups.filter(({ agents }) => agents.some((agent) => agent !== '*' && OUR_NAME.startsWith(agent)))
  const chosen = own.length > 0 ? own : groups.filter(({ agents }) => agents.includes('*'))
  const rules = chosen.flatMap((group) => group.rules).slice(0, MOST_RULES)
  return {
    sitemaps,
    delay: chosen.map(({ delay }) => delay).find((delay) => delay !== null) ?? null,
    allows(url) {
      const path = normal(url.pathname + url.search)
      const [best] = rules
        .filter(({ pattern }) => pattern.test(path))
        .toSorted((a, b) => b.path.length - a.path.length || Number(b.allow) - Number(a.allow))
      return best?.allow ?? true
    },
  }
}

/** A site whose rules could not be asked for: it is left alone. */
export const CLOSED: Robots = { allows: () => false, sitemaps: [], delay: null }

function parse(text: string): { readonly groups: readonly Group[]; readonly sitemaps: readonly string[] } {
  const groups: Group[] = []
  const sitemaps: string[] = []
  let naming = false
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const [, key = '', value = ''] = /^\s*([a-z-]+)\s*:\s*([^#]*?)\s*(?:#.*)?$/i.exec(line) ?? []
    const word = key.toLowerCase()
    if (word === 'sitemap') sitemaps.push(value)
    if (word === 'user-agent') {
      if (!naming) groups.push({ agents: [], rules: [], delay: null })
      groups.at(-1)?.agents.push(value.toLowerCase())
    }
    if (word !== '') naming = word === 'user-agent' || (naming && word === 'sitemap')
    const group = groups.at(-1)
    if (group === undefined) continue
    // An empty rule forbids nothing.
    if ((word === 'allow' || word === 'disallow') && value !== '') group.rules.push(ruleOf(word === 'allow', value))
    if (word === 'crawl-delay' && Number(value) > 0) group.delay = Number(value)
  }
  return { groups, sitemaps }
}

function ruleOf(allow: boolean, value: string): Rule {
  const path = normal(value.startsWith('/') || value.startsWith('*') ? value : `/${value}`)
  const ends = path.endsWith('$')
  const parts = (ends ? path.slice(0, -1) : path).split(/\*+/).map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return { allow, path, pattern: new RegExp(`^${parts.join('[^]*?')}${ends ? '$' : ''}`) }
}

// Escapes of one address may be written in several ways.
function normal(path: string): string {
  try {
    return encodeURI(decodeURI(path))
  } catch {
    return path
  }
}
