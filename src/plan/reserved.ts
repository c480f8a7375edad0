const RESERVED_ENDINGS = ['test', 'example', 'invalid', 'localhost', 'example.com', 'example.net', 'example.org']

/** Whether a host or domain belongs to nobody (RFC 2606, RFC 6761) or is this machine: demos and tests live there. */
export function isReserved(host: string): boolean {
  const name = bareHost(host)
  return isLoopback(name) || RESERVED_ENDINGS.some((ending) => covers(ending, name))
}

/** Whether a domain is the host or stands above it. */
export function covers(domain: string, host: string): boolean {
  const above = bareHost(domain)
  const name = bareHost(host)
  return name === above || (!isAddress(name) && name.endsWith(`.${above}`))
}

/** The host alone, lower case: without port, brackets and the root's dot. */
export function bareHost(host: string): string {
  const lower = host.trim().toLowerCase()
  const bracketed = /^\[([^\]]+)\](:\d+)?$/.exec(lower)?.[1]
  if (bracketed !== undefined) return bracketed
  return (lower.split(':').length === 2 ? lower.replace(/:\d+$/, '') : lower).replace(/\.$/, '')
}

const isLoopback = (name: string) => name === '::1' || /^127(\.\d{1,3}){3}$/.test(name)
const isAddress = (name: string) => name.includes(':') || /^\d+(\.\d+){3}$/.test(name)
