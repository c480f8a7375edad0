const RESERVED = /(^|\.)(test|example|invalid|localhost|example\.(com|net|org))$/i

/** True for the domains of RFC 2606 and RFC 6761, which belong to nobody: the name service is never asked for them. */
export function isReserved(domain: string): boolean {
  return RESERVED.test(domain)
}
