import { messageOf, RingbackError } from '../support/errors.ts'
import { der, derAt, readDer } from './der.ts'

const SEQUENCE = 0x30
const SHA256_OID = Uint8Array.of(0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01)
const LONGEST_WAIT_MS = 30_000

/** What a token says: which hash its authority saw, and when by the authority's own clock. */
export interface TimestampInfo {
  readonly hash: string
  readonly at: string
}

/** Asks an RFC 3161 authority to witness a SHA-256; returns its token in base64. */
export async function requestTimestamp(authority: string, hash: string): Promise<string> {
  try {
    const answer = await fetch(authority, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query' },
      body: timestampQuery(hash),
      signal: AbortSignal.timeout(LONGEST_WAIT_MS),
    })
    if (!answer.ok) throw new Error(`it answered ${answer.status}`)
    const token = tokenOf(new Uint8Array(await answer.arrayBuffer()))
    if (readTimestamp(token).hash !== hash) throw new Error('it witnessed another hash')
    return token
  } catch (error) {
    const message = `The timestamp authority ${authority} gave no timestamp: ${messageOf(error)}`
    throw new RingbackError('store-failed', message, { cause: error })
  }
}

/** The question for a SHA-256, with the wish for the authority's certificate: then `openssl ts -verify -token_in` needs no more than its root. */
export function timestampQuery(hash: string): Uint8Array<ArrayBuffer> {
  const version = der(0x02, Uint8Array.of(1))
  const algorithm = der(SEQUENCE, der(0x06, SHA256_OID), der(0x05))
  const imprint = der(SEQUENCE, algorithm, der(0x04, Buffer.from(hash, 'hex')))
  const wantsCertificate = der(0x01, Uint8Array.of(0xff))
  return new Uint8Array(der(SEQUENCE, version, imprint, wantsCertificate))
}

/** Reads a token. Whether its signature holds is for a tool that knows the authority's root. */
export function readTimestamp(token: string): TimestampInfo {
  // ContentInfo, SignedData, what is signed: an octet string that holds the authority's statement.
  const statement = derAt(Buffer.from(token, 'base64'), [0, 1, 0, 2, 1, 0]).content
  const hash = Buffer.from(derAt(statement, [0, 2, 1]).content).toString('hex')
  const at = Buffer.from(derAt(statement, [0, 4]).content).toString('latin1')
  return { hash, at: at.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/, '$1-$2-$3T$4:$5:$6') }
}

function tokenOf(answer: Uint8Array): string {
  const [status, token] = readDer(derAt(answer, [0]).content)
  if (status === undefined || token === undefined) throw new Error('it refused')
  // 0 is granted, 1 granted with changes.
  const code = derAt(status.content, [0]).content[0]
  if (code !== 0 && code !== 1) throw new Error(`it refused with status ${code}`)
  return Buffer.from(der(token.tag, token.content)).toString('base64')
}
