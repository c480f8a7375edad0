import type { Plan } from '../model/plan.ts'
import type { Instant } from '../model/time.ts'
import type { Turn } from '../probe/probe.ts'
import { hashOf } from '../support/canonical.ts'
import { canaryIdOf } from '../support/message-id.ts'

/** A mail to ourselves, to prove that we can hear. Its token is new each time and says nothing. */
export function canaryTurn(plan: Plan, now: Instant): { readonly turn: Turn; readonly canary: string } {
  const canary = hashOf({ seed: plan.seed, now }).slice(0, 12)
  const { canary: address, domain } = plan.sender
  const [persona] = plan.personas
  if (persona === undefined) throw new Error('Expected a persona in the plan')
  return {
    canary,
    turn: {
      contact: 'c-00000000',
      id: 'opening',
      language: 'en',
      words: {
        subject: `canary ${canary}`,
        body: 'A note to ourselves: it proves that this mailbox can be heard.\n',
        attachment: null,
      },
      persona,
      address,
      messageId: canaryIdOf(canary, domain),
      to: address,
      replyTo: null,
      values: {},
      attachment: null,
    },
  }
}
