import { setTimeout as delay } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import { createTransport, type SendMailOptions } from 'nodemailer'
import PostalMime, { type Email } from 'postal-mime'
import type { MailPair } from './mail-pair.ts'

/** One message as the mailbox has it. */
export interface FoundMail {
  readonly source: string
  readonly email: Email
  /** The mailbox's own stamp of arrival, whole seconds. */
  readonly internalDate: string
}

/** Sends as the internet does: to the server's port 25, without login. */
export async function sendToDoor(mail: MailPair, message: SendMailOptions): Promise<string> {
  const transport = createTransport({ host: '127.0.0.1', port: mail.ports.smtp, tls: { ca: mail.certificate } })
  return (await transport.sendMail(message)).response
}

/** Sends as a mail program does: to the submission port, over TLS, with login. */
export async function submit(mail: MailPair, user: string, message: SendMailOptions): Promise<string> {
  const { host, password: pass } = mail.account(user)
  const tls = { ca: mail.certificate }
  const transport = createTransport({ host, port: mail.ports.submission, requireTLS: true, tls, auth: { user, pass } })
  return (await transport.sendMail(message)).response
}

/** All messages of a folder, oldest first, through IMAPS. */
export async function readFolder(mail: MailPair, user: string, folder = 'INBOX'): Promise<readonly FoundMail[]> {
  const { host, password: pass } = mail.account(user)
  const tls = { ca: mail.certificate }
  const client = new ImapFlow({ host, port: mail.ports.imaps, secure: true, tls, auth: { user, pass }, logger: false })
  await client.connect()
  try {
    const { exists } = await client.mailboxOpen(folder, { readOnly: true })
    if (exists === 0) return []
    const messages = await client.fetchAll('1:*', { source: true, internalDate: true })
    return await Promise.all(
      messages.map(async ({ source, internalDate }) => ({
        source: source?.toString('latin1') ?? '',
        email: await PostalMime.parse(source ?? ''),
        internalDate: new Date(internalDate ?? Number.NaN).toISOString(),
      })),
    )
  } finally {
    await client.logout()
  }
}

/** Looks into a folder until a message of this kind is there; the test's own time limit ends it. */
export async function untilMail(
  mail: MailPair,
  user: string,
  fits: (found: FoundMail) => boolean,
  folder = 'INBOX',
): Promise<FoundMail> {
  for (;;) {
    const found = (await readFolder(mail, user, folder)).find(fits)
    if (found) return found
    await delay(100)
  }
}
