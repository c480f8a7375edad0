import type { SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection'
import { isLoopback } from '../../src/support/loopback.ts'
import type { SessionRequest } from './session.ts'

/** How a connection is protected: as mail servers do among themselves, or as a relay demands. */
export type Protection = 'opportunistic' | 'tls' | 'starttls' | 'none'

/** The SMTP client's settings: one attempt, everything said is logged, nothing lingers. */
export function connectionOptions({ door, protection, hello, timeouts }: SessionRequest): SMTPConnectionOptions {
  return {
    ...door,
    name: hello,
    transactionLog: true,
    connectionTimeout: timeouts.connect,
    greetingTimeout: timeouts.ready,
    // The session keeps its own time; this one must not come first.
    socketTimeout: timeouts.connect + timeouts.ready + timeouts.answer,
    dnsTimeout: timeouts.connect,
    socketCloseTimeout: 0,
    secure: protection === 'tls',
    requireTLS: protection === 'starttls',
    ignoreTLS: protection === 'none',
    opportunisticTLS: protection === 'opportunistic',
    // Mail servers among themselves rarely have certificates to check; on this machine nobody stands between.
    tls: { rejectUnauthorized: protection !== 'opportunistic' && !isLoopback(door.host) },
  }
}
