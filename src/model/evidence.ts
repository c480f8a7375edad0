import { z } from 'zod'
import type { Frozen } from './frozen.ts'
import { Sha256 } from './words.ts'

/** Points to stored bytes. The bytes are looked up by their hash and by nothing else. */
export const EvidenceRef = z.strictObject({
  sha256: Sha256,
  mediaType: z.string().min(1),
  size: z.int().nonnegative(),
})
export type EvidenceRef = Frozen<z.infer<typeof EvidenceRef>>

/** The raw bytes behind observations. What `put` has returned is on the disk. */
export interface EvidenceStore {
  put(bytes: Uint8Array, mediaType: string): Promise<EvidenceRef>
  /** The bytes, or null where they were deleted on purpose or are missing. */
  get(sha256: Sha256): Promise<Uint8Array | null>
  /** Every stored hash, in order. */
  list(): AsyncIterable<Sha256>
  /** Removes the bytes. The journal must hold the tombstone first. */
  delete(sha256: Sha256): Promise<void>
}
