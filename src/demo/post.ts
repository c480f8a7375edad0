import { type Clock, millis } from '../support/clock.ts'
import type { Draft } from './desk.ts'

/** Sends a desk's mail to the shopper's mail server. What it has returned for was taken there. */
export type Post = (contact: string, inReplyTo: string | null, draft: Draft) => Promise<void>

/** A post office that hands mail straight to the server behind a port of this machine. */
export async function openPost(domain: string, port: number, clock: Clock): Promise<Post> {
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({ host: '127.0.0.1', port, name: domain, ignoreTLS: true })
  return async (contact, inReplyTo, { from, subject, text, headers }) => {
    await transport.sendMail({
      from,
      to: contact,
      subject,
      text,
      date: new Date(millis(clock.now())),
      ...(headers === undefined ? {} : { headers: { ...headers } }),
      ...(inReplyTo === null ? {} : { inReplyTo, references: inReplyTo }),
    })
  }
}
