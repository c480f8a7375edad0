import { z } from 'zod'
import type { Frozen } from '../../src/model/frozen.ts'
import { Delivery } from '../../src/model/study.ts'
import { RingbackError } from '../../src/support/errors.ts'
import { isReserved } from './reserved.ts'

/** Asks who takes mail for a domain; as `resolveMx` of node:dns/promises. */
export type ResolveMx = (domain: string) => Promise<readonly { readonly exchange: string; readonly priority: number }[]>

/** What the email probe needs to know beside the turn. */
export const EmailOptions = z.strictObject({
  delivery: Delivery,
  /** The domain that we write from. Mail to it goes to ourselves and needs nobody's leave. */
  domain: z.string().min(1),
  /** Where the mail servers of reserved domains are; the mail of real domains is never led elsewhere. */
  routes: z
    .record(z.string(), z.string().regex(/:\d+$/, 'Expected a host and a port'))
    .refine((routes) => Object.keys(routes).every(isReserved), 'Expected reserved domains only, such as `brand.test`')
    .default({}),
  /** The name that we greet with; our domain where there is none. */
  hello: z.string().min(1).optional(),
  /** The relay's password itself, not the name of its variable. */
  password: z.string().optional(),
  resolveMx: z.custom<ResolveMx>((given) => typeof given === 'function').optional(),
  /**
   * Milliseconds of the machine's own time: to connect, to get from there to the 354, and to answer the whole message.
   * A message that was let go has an unknown outcome after the last.
   */
  timeouts: z
    .strictObject({
      connect: z.int().positive().default(60_000),
      ready: z.int().positive().default(300_000),
      answer: z.int().positive().default(600_000),
    })
    .prefault({}),
})
export type EmailOptions = Frozen<z.infer<typeof EmailOptions>>

/** Checks the options, and names every problem at once. */
export function parseOptions(raw: unknown): EmailOptions {
  const parsed = EmailOptions.safeParse(raw)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(({ path, message }) => ({ message: `email: ${path.join('.')}: ${message}` }))
  throw new RingbackError('invalid-study', problems)
}
