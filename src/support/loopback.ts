import { isIP } from 'node:net'

/** True for this machine's own names and addresses: nobody stands between, so a certificate proves nothing more. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}
