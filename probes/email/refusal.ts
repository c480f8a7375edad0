import { messageOf } from '../../src/support/errors.ts'
import type { Door } from './route.ts'

/** What nodemailer adds to its errors, as far as it is read here. */
export type SmtpError = Error & {
  readonly code?: string | undefined
  /** The system's own code, where nodemailer put a wider one over it. */
  readonly originalCode?: string | undefined
  readonly command?: string | undefined
  readonly response?: string | undefined
  readonly responseCode?: number | undefined
}

/** The step at which a server, or the way to it, said no. */
export type Stage = 'names' | 'connection' | 'encryption' | 'login' | 'sender' | 'recipient' | 'message'

/** A session that did not come to its 354. Nothing was sent. */
export interface Refusal {
  readonly kind: 'refused'
  readonly door: Door
  readonly stage: Stage
  /** The server's code; null where it said nothing. */
  readonly code: number | null
  readonly words: string
}

/** Reads what the SMTP client threw. */
export function refusalOf(error: unknown, door: Door): Refusal {
  const smtp = error as SmtpError
  return {
    kind: 'refused',
    door,
    stage: stageOf(smtp),
    code: smtp.responseCode ?? null,
    words: smtp.response ?? messageOf(error),
  }
}

function stageOf({ code, originalCode = '', command = '' }: SmtpError): Stage {
  if (code === 'EDNS') return 'names'
  if (code === 'ETLS' || /^ERR_(SSL|TLS)_/.test(originalCode)) return 'encryption'
  if (code === 'EAUTH' || command.startsWith('AUTH')) return 'login'
  if (command === 'MAIL FROM') return 'sender'
  if (command === 'RCPT TO') return 'recipient'
  if (command === 'DATA') return 'message'
  return 'connection'
}
