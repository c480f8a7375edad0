import type { Gap } from './measurement.ts'
import type { Instant } from './time.ts'

/** How long one mailbox was listened to, and when not. */
export interface Listening {
  readonly mailbox: string
  readonly from: Instant | null
  readonly to: Instant | null
  readonly canaries: { readonly sent: number; readonly arrived: number }
  readonly gaps: readonly Gap[]
}
