import type { Fact } from '../model/fact.ts'
import type { Plan } from '../model/plan.ts'
import type { Probe, ProbeContext } from '../probe/probe.ts'
import { RingbackError } from '../support/errors.ts'
import { canaryTurn } from './canary-turn.ts'

/** Sends a mail to ourselves; the facts end with `canary-sent` or `canary-refused`. It is heard when it is read in the mailbox. */
export async function sendCanary(
  plan: Plan,
  email: Probe,
  options: unknown,
  context: ProbeContext,
): Promise<readonly Fact[]> {
  const { clock } = context
  const { turn, canary } = canaryTurn(plan, clock.now())
  const refused = (detail: string): Fact => ({ kind: 'canary-refused', at: clock.now(), canary, detail })
  const ready = await email.prepare(turn, options, { ...context, allows: (host) => host === plan.sender.domain })
  if (ready.kind === 'blocked') return [...ready.facts.flatMap(asExchange), refused(wordsOf(ready.facts))]
  try {
    const fired = await ready.fire()
    const exchanges = [...ready.facts, ...fired].flatMap(asExchange)
    const outcome = fired.find((fact) => fact.kind === 'outcome')
    if (outcome?.outcome !== 'accepted') return [...exchanges, refused(outcome?.detail ?? 'no outcome')]
    const mailbox = plan.mailboxes[0]
    if (mailbox === undefined) throw new RingbackError('plan-changed', 'Expected a mailbox in the plan')
    const { at, detail } = outcome
    return [...exchanges, { kind: 'canary-sent', at, canary, mailbox, messageId: turn.messageId, detail }]
  } finally {
    await ready.close()
  }
}

// What our own server refuses is no barrier of a brand's; what was said on the way to it is kept all the same.
function asExchange(fact: Fact): readonly Fact[] {
  if (fact.kind === 'exchange') return [fact]
  if (fact.kind !== 'barrier' || fact.evidence === null) return []
  return [{ kind: 'exchange', at: fact.at, protocol: 'smtp', peer: 'our own server', evidence: fact.evidence }]
}

function wordsOf(facts: readonly Fact[]): string {
  return facts.flatMap((fact) => (fact.kind === 'barrier' ? `${fact.barrier}: ${fact.detail}` : [])).join('; ')
}
