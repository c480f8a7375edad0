import { mkdir, rename, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'

/** What one desk saw and sent, in the order in which it happened. */
export interface Desk {
  readonly smtpPort: number
  readonly webPort: number
  /** Message-IDs of every mail that the brand's mail server took, as often as it took them. */
  readonly mails: string[]
  /** The reply address of every form that was posted, as often as it was. */
  readonly posts: string[]
  /** Message-IDs of everything that was sent to the shopper. */
  readonly sent: string[]
  close(): Promise<void>
}

/** How a desk treats the act itself: it answers it, or takes it and closes, stays mute too long, or resets. It acknowledges by mail all the same. */
export type Manners = 'answers' | 'closes' | 'mute' | 'resets'

/**
 * A brand's desk in the test's own process, which no killed run takes with it: a mail server for `brand.test`, a form,
 * and a Maildir for `shopper.test`. It acknowledges, asks for the serial number, and answers once it has it.
 */
export async function openDesk(maildir: string, manners: Manners = 'answers'): Promise<Desk> {
  for (const part of ['tmp', 'new', 'cur']) await mkdir(join(maildir, part), { recursive: true })
  const [mails, posts, sent]: [string[], string[], string[]] = [[], [], []]
  let count = 0

  async function deliver(bytes: string | Buffer): Promise<void> {
    count += 1
    // A name without a time: the run, whose clock is its own, stamps what it sees.
    const name = `letter-${count}`
    await writeFile(join(maildir, 'tmp', name), bytes)
    await rename(join(maildir, 'tmp', name), join(maildir, 'new', name))
  }

  async function send(to: string, subject: string, body: string, extra: readonly string[] = []): Promise<void> {
    const id = `<desk-${sent.length + 1}@brand.test>`
    sent.push(id)
    const head = [
      `From: Support <support@brand.test>`,
      `To: ${to}`,
      `Subject: ${subject}`,
      `Message-ID: ${id}`,
      ...extra,
    ]
    await deliver(`${head.join('\r\n')}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body}\r\n`)
  }

  const acknowledge = (to: string) =>
    send(to, 'We have received your message', 'This is an automatic reply. We will get back to you.', [
      'Auto-Submitted: auto-replied',
    ])

  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const bytes = Buffer.concat(chunks)
        const text = bytes.toString()
        const to = session.envelope.rcptTo[0]?.address ?? ''
        const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address
        if (to.endsWith('@shopper.test')) await deliver(bytes)
        else {
          const id = /^Message-ID:\s*(<[^>]+>)/im.exec(text)?.[1] ?? 'none'
          mails.push(id)
          if (id.includes('.opening@')) {
            await acknowledge(from)
            await send(
              from,
              'Your repair',
              'Dear customer,\r\n\r\nplease send us the serial number of your device.\r\n\r\nMaria, support',
            )
          }
          if (id.includes('.reply.'))
            await send(
              from,
              'Your repair',
              'Dear customer,\r\n\r\nyour repair is finished and will be ready by Friday. It was sent back to you today.\r\n\r\nMaria, support',
            )
        }
        if (to.endsWith('@shopper.test') || manners === 'answers') return done(null, 'taken')
        if (manners === 'mute') return
        const socket = sockets.get(session.remotePort)
        if (manners === 'resets') socket?.resetAndDestroy()
        else socket?.destroy()
      })
    },
  })
  server.on('error', () => {})
  const sockets = new Map<number | undefined, Socket>()
  server.server.on('connection', (socket: Socket) => sockets.set(socket.remotePort, socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  const web = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      if (request.method !== 'POST') {
        response.end(request.url === '/thanks' ? THANKS : FORM)
        return
      }
      const address = new URLSearchParams(Buffer.concat(chunks).toString()).get('email') ?? 'none'
      posts.push(address)
      await acknowledge(address)
      if (manners === 'mute') return
      if (manners === 'resets') return void request.socket.resetAndDestroy()
      if (manners === 'closes') return void request.socket.destroy()
      response.writeHead(303, { location: '/thanks' }).end()
    })
  })
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))

  return {
    smtpPort: (server.server.address() as AddressInfo).port,
    webPort: (web.address() as AddressInfo).port,
    mails,
    posts,
    sent,
    async close() {
      await new Promise<void>((resolve) => server.close(() => resolve()))
      web.closeAllConnections()
      await new Promise((resolve) => web.close(resolve))
    },
  }
}

const THANKS = '<!doctype html><title>Thanks</title><p>Thank you, we have received your message.</p>'
const FORM = `<!doctype html><html lang="en"><title>Contact</title><form method="post" action="/contact">
<label for="n">Name</label><input id="n" name="name"><label for="e">E-mail</label><input id="e" name="email" type="email">
<label for="m">Message</label><textarea id="m" name="message"></textarea><button>Send</button></form></html>`
