import type { Header } from './port.ts'

/** What the browser's protocol tells of a request that it holds back. */
export interface HeldRequest {
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  /** `Document` for a navigation, else `XHR`, `Fetch` and so on. */
  readonly resourceType: string
  readonly mainFrame: boolean
}

export interface Cookie {
  readonly name: string
  readonly value: string
  readonly sameSite?: string
}

/** The headers of a held request, with those that the browser adds only when it sends. */
export function wireHeaders(held: HeldRequest, cookies: readonly Cookie[], locale: string | undefined): Header[] {
  const headers = new Map(Object.entries(held.headers).map(([name, value]) => [name.toLowerCase(), [name, value]]))
  const add = (name: string, value: string) => {
    if (!headers.has(name.toLowerCase())) headers.set(name.toLowerCase(), [name, value])
  }
  const site = siteOf(held)
  const sendable = cookies.filter(({ sameSite }) => site !== 'cross-site' || sameSite === 'None')
  if (sendable.length > 0) add('Cookie', sendable.map(({ name, value }) => `${name}=${value}`).join('; '))
  if (locale !== undefined) add('Accept-Language', locale)
  // The page is handed plain bytes, so plain bytes are asked for.
  headers.set('accept-encoding', ['Accept-Encoding', 'identity'])
  if (isTrustworthy(held.url)) {
    const navigation = held.resourceType === 'Document'
    add('Sec-Fetch-Site', site)
    add('Sec-Fetch-Mode', navigation ? 'navigate' : 'cors')
    add('Sec-Fetch-Dest', navigation ? (held.mainFrame ? 'document' : 'iframe') : 'empty')
    if (navigation) add('Sec-Fetch-User', '?1')
  }
  return [...headers.values()] as unknown as Header[]
}

/** The same headers without secrets: a cookie's name stays, its value goes. */
export function redacted(headers: readonly Header[]): Header[] {
  return headers.map(([name, value]) => {
    const kind = name.toLowerCase()
    if (kind === 'cookie') return [name, value.replace(/=[^;]*/g, '=[redacted]')]
    if (kind === 'set-cookie') return [name, value.replace(/=[^;]*/, '=[redacted]')]
    if (kind === 'authorization' || kind === 'proxy-authorization') return [name, '[redacted]']
    return [name, value]
  })
}

function siteOf({ url, headers }: HeldRequest): 'same-origin' | 'same-site' | 'cross-site' {
  const from = headers.Origin ?? headers.Referer ?? headers.origin ?? headers.referer
  if (from === undefined || !URL.canParse(from)) return 'cross-site'
  const [source, target] = [new URL(from), new URL(url)]
  if (source.origin === target.origin) return 'same-origin'
  return source.protocol === target.protocol && lastLabels(source) === lastLabels(target) ? 'same-site' : 'cross-site'
}

// Two labels are close enough: it only decides whether a cookie goes along.
function lastLabels({ hostname }: URL): string {
  return /^[\d.]+$|:/.test(hostname) ? hostname : hostname.split('.').slice(-2).join('.')
}

function isTrustworthy(url: string): boolean {
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' || /(^|\.)localhost$|^127\.|^\[::1\]$/.test(hostname)
}
