import type { ImapFlow } from 'imapflow'
import type { Instant } from '../model/time.ts'

/** A message's bytes as the server keeps them, and when the server took it. */
export interface FetchedMail {
  readonly bytes: Uint8Array
  readonly arrived: Instant | null
}

/** Fetches one message of the open folder without marking it; null where it is no longer there. */
export async function fetchMail(client: ImapFlow, uid: number): Promise<FetchedMail | null> {
  const message = await client.fetchOne(String(uid), { source: true, internalDate: true }, { uid: true })
  if (!message || message.source === undefined) return null
  const arrived = new Date(message.internalDate ?? Number.NaN)
  return { bytes: message.source, arrived: Number.isNaN(arrived.getTime()) ? null : arrived.toISOString() }
}
