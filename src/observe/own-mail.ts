import type { Belonging } from '../model/reading.ts'
import { parseCanaryId, parseMessageId } from '../support/message-id.ts'
import type { Known } from './known.ts'
import type { Message } from './message.ts'

/**
 * Tells our own mail that came back to us: a canary by its Message-ID, a rehearsal by ours from our own address.
 * What a server reports of a canary is ours too, and does not prove that the canary itself came through.
 */
export function ownMail({ plan, canaries }: Known): (message: Message) => Belonging | null {
  const byId = new Map(canaries.map(({ fact }) => [fact.messageId.toLowerCase(), fact.canary]))
  const tokens = new Set(plan.contacts.map(({ token }) => token))
  const senders = new Set(
    [plan.sender.canary, ...plan.contacts.map(({ address }) => address)].map((one) => one.toLowerCase()),
  )
  const isReport = ({ recipients, returned }: Message) =>
    recipients.includes(plan.sender.canary.toLowerCase()) && returned.some((part) => canaryWithin(part) !== null)
  return (message) => {
    if (isReport(message)) return { kind: 'own', canary: null }
    const { messageId, from } = message
    if (messageId === null || from === null || !senders.has(from.address)) return null
    const canary = byId.get(messageId.toLowerCase()) ?? parseCanaryId(messageId)
    if (canary !== null) return { kind: 'own', canary }
    return tokens.has(parseMessageId(messageId)?.token ?? '') ? { kind: 'own', canary: null } : null
  }
}

function canaryWithin(returned: string): string | null {
  return parseCanaryId(/^message-id:\s*(<[^<>\s]{3,400}>)/im.exec(returned)?.[1] ?? '')
}
