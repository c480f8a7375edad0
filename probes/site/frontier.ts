/** An address that waits to be opened. */
export interface Waiting {
  readonly url: string
  readonly rank: number
  /** Clicks from the home page, as far as known; a sitemap's address has none. */
  readonly depth: number
}

export interface Frontier {
  add(waiting: Waiting): void
  /** The most promising: what promises much goes before what is near. Once a form was found, only what promises something. */
  take(found: boolean): Waiting | null
  /** Marks an address that was reached by another. */
  seen(url: string): void
}

const PER_STEP = 1.5
/** What promises nothing by its words is opened only so often. */
const STRAYS = 6

/** The addresses to open, each once, in the order of what they promise. */
export function openFrontier(deepest: number): Frontier {
  const waiting = new Map<string, Waiting>()
  const known = new Set<string>()
  let strays = 0
  const worth = ({ rank, depth }: Waiting) => rank - depth * PER_STEP
  return {
    add(one) {
      const url = keyOf(one.url)
      if (known.has(url) || one.depth > deepest) return
      const other = waiting.get(url)
      if (other === undefined || worth(other) < worth(one)) waiting.set(url, one)
    },
    take(found) {
      const all = [...waiting.values()].filter(({ rank }) => rank > 0 || (!found && strays < STRAYS))
      const [first] = all.toSorted((a, b) => worth(b) - worth(a))
      if (first === undefined) return null
      if (first.rank <= 0) strays += 1
      waiting.delete(keyOf(first.url))
      known.add(keyOf(first.url))
      return first
    },
    seen(url) {
      known.add(keyOf(url))
      waiting.delete(keyOf(url))
    },
  }
}

/** One key for the spellings of one address. */
export function keyOf(address: string): string {
  const url = URL.parse(address)
  if (url === null) return address
  url.hash = ''
  for (const name of [...url.searchParams.keys()])
    if (/^(utm_|gclid|fbclid|mc_)/.test(name)) url.searchParams.delete(name)
  return url.href.replace(/\/(?=$|\?)/, '')
}
