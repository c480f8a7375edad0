import { z } from 'zod'
import type { Probe } from '../../src/probe/probe.ts'
import { RingbackError } from '../../src/support/errors.ts'

const Options = z.strictObject({})

/**
 * The smallest probe: it arms, says that all was accepted, and does nothing at all.
 * Read it to learn the contract. It stands in for email where nobody may get the mail.
 */
export const probe: Probe<z.infer<typeof Options>> = {
  channel: 'email',
  contract: 1,
  parseOptions(raw) {
    const parsed = Options.safeParse(raw)
    if (parsed.success) return parsed.data
    throw new RingbackError('invalid-study', `Expected no options for the silent probe, got ${JSON.stringify(raw)}`)
  },
  async prepare({ messageId }, _options, { clock, signal }) {
    signal.throwIfAborted()
    let fired = false
    let closed = false
    return {
      kind: 'armed',
      to: 'nobody.invalid',
      facts: [],
      async fire() {
        if (fired) throw new RingbackError('wrong-use', 'Expected `fire` to be called once, got a second call')
        fired = true
        const outcome = closed || signal.aborted ? 'rejected' : 'accepted'
        return [{ kind: 'outcome', at: clock.now(), outcome, by: null, detail: 'silent', queueId: null, messageId }]
      },
      async close() {
        closed = true
      },
    }
  },
}
