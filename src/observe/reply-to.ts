import type { ReplyTo } from '../model/reading.ts'
import type { Message } from './message.ts'

const REPLY_PREFIX = /^\s*(re|aw|sv|rif|r|antw|betr)\s*(\[\d+\])?\s*:/i

/** What an answer to this message needs: where to, under which subject, in which thread. */
export function replyTo(message: Message): ReplyTo {
  const { messageId, references, inReplyTo } = message
  const thread = references.length > 0 ? references : inReplyTo
  const earlier = thread.filter((id) => id !== messageId)
  return {
    address: message.replyTo[0]?.address ?? message.from?.address ?? '',
    messageId,
    references: messageId === null ? earlier : [...earlier, messageId],
    subject: REPLY_PREFIX.test(message.subject) ? message.subject.trim() : `Re: ${message.subject.trim()}`.trim(),
  }
}
