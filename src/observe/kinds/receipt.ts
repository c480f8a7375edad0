import type { Rule } from './rule.ts'

/** A notice that a message was read or deleted: it answers nothing. */
export const receipt: Rule = ({ message }) => {
  const report = /disposition-notification/i.test(message.contentType)
  const part = message.attachments.some(({ mediaType }) => mediaType === 'message/disposition-notification')
  return report || part ? { kind: 'unrelated', by: 'machine', why: ['read-receipt'] } : null
}
