import type { Instant } from '../../src/model/time.ts'
import type { Turn } from '../../src/probe/probe.ts'
import { sha256 } from '../../src/support/canonical.ts'

const ANSWERS = /^(re|aw|antw|sv|rif|r)\s*:/i

/** The message that a turn sends: plain text as a person's program writes it, the same bytes for the same turn and instant. */
export async function composeMessage(turn: Turn, to: string, at: Instant): Promise<Buffer> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  const { words, persona, attachment } = turn
  const composer = new MailComposer({
    from: { name: persona.name, address: turn.address },
    to: { name: '', address: to },
    subject: subjectOf(turn),
    messageId: turn.messageId,
    date: new Date(at),
    ...threadOf(turn),
    text: words.body,
    attachments: attachment === null ? [] : [attached(attachment)],
    newline: 'win',
    baseBoundary: sha256(turn.messageId).slice(0, 16),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}

function subjectOf({ words, replyTo }: Turn): string {
  if (words.subject !== null) return words.subject
  const subject = replyTo?.subject ?? ''
  return ANSWERS.test(subject) ? subject : `Re: ${subject}`.trim()
}

function threadOf({ replyTo }: Turn): { inReplyTo?: string; references?: string[] } {
  if (replyTo === null || replyTo.messageId === null) return {}
  return { inReplyTo: replyTo.messageId, references: [...new Set([...replyTo.references, replyTo.messageId])] }
}

function attached({ name, mediaType, bytes }: NonNullable<Turn['attachment']>) {
  return { filename: name, contentType: mediaType, content: Buffer.from(bytes) }
}
