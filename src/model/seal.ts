import { z } from 'zod'
import type { Frozen } from './frozen.ts'
import { Stream } from './observation.ts'
import { Instant } from './time.ts'
import { Sha256 } from './words.ts'

/** A moment at which the journal was nailed down: one line of `.ringback/seals.jsonl`. */
export const Seal = z.strictObject({
  seal: z.int().positive(),
  at: Instant,
  because: z.enum(['plan', 'run', 'report', 'close']),
  plan: Sha256.nullable(),
  head: z.strictObject({
    heads: z.array(z.strictObject({ stream: Stream, seq: z.int().positive(), hash: Sha256 })),
    hash: Sha256,
  }),
  /** SHA-256 of the line before; 64 zeros in the first. */
  previous: Sha256,
  /** SHA-256 of all that stands above. */
  hash: Sha256,
  /** An outside witness of `hash`: an RFC 3161 token in base64; null where no authority was asked or none answered. */
  timestamp: z.base64().nullable(),
})
export type Seal = Frozen<z.infer<typeof Seal>>
