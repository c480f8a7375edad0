import { ImapFlow } from 'imapflow'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Inbox, openMailbox } from '../../src/inbox/inbox.ts'
import { Fact, type FactOf } from '../../src/model/fact.ts'
import type { Mailbox } from '../../src/model/study.ts'
import { systemClock } from '../../src/support/clock.ts'
import { memoryEvidence } from '../probes/world.ts'
import { describeWithServers } from '../servers/available.ts'
import { readFolder, sendToDoor, untilMail } from '../servers/mail-client.ts'
import { type MailPair, startMailPair } from '../servers/mail-pair.ts'

const evidence = memoryEvidence()
const running = new AbortController().signal
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString()

describeWithServers('mail', 'a mailbox on Dovecot', () => {
  let pair: MailPair
  const opened: Inbox[] = []
  beforeAll(async () => {
    pair = await startMailPair({ domains: { 'shopper.test': { users: ['anna', 'ben', 'cleo', 'dora', 'emil'] } } })
  })
  afterAll(async () => {
    for (const inbox of opened) await inbox.close()
    await pair?.stop()
  })

  test('inbox and junk are read, stamped by the server, and the bytes are those that it keeps', async () => {
    await deliver('anna', 'An answer')
    await pair.saveTo('anna@shopper.test', 'Junk', 'Subject: In the junk\r\n\r\nHello\r\n')
    const received = await receive(await open('anna'))
    const [answer] = await readFolder(pair, 'anna@shopper.test')
    const [junk] = await readFolder(pair, 'anna@shopper.test', 'Junk')
    expect(received.map(({ folder, role, at, stamp }) => ({ folder, role, at, stamp }))).toEqual([
      { folder: 'Junk', role: 'junk', at: junk?.internalDate, stamp: 'internaldate' },
      { folder: 'INBOX', role: 'inbox', at: answer?.internalDate, stamp: 'internaldate' },
    ])
    const bytes = await evidence.get(received[1]?.evidence.sha256 ?? '')
    expect(Buffer.from(bytes ?? []).toString('latin1')).toBe(answer?.source)
    for (const fact of received) expect(Fact.parse(fact)).toEqual(fact)
  })

  test('a Maildir says the same to the second', async () => {
    await deliver('ben', 'An answer')
    const [byImap] = await receive(await open('ben'))
    const maildir = await openMailbox({ kind: 'maildir', name: 'ben', path: pair.maildir('ben@shopper.test') }, world())
    opened.push(maildir)
    const [byFile] = await receive(maildir)
    expect(byFile?.at.slice(0, 19)).toBe(byImap?.at.slice(0, 19))
  })

  test('nothing is marked or removed', async () => {
    await deliver('ben', 'Unread')
    await receive(await open('ben'))
    expect((await flagsOf('ben')).flatMap((flags) => [...flags])).not.toContain('\\Seen')
  })

  test('what is known is not handed out again, what came since is', async () => {
    await deliver('cleo', 'First')
    const inbox = await open('cleo')
    const known = new Set((await receive(inbox)).map(({ key }) => key))
    await deliver('cleo', 'Second')
    expect(await receive(inbox, known)).toHaveLength(1)
    expect(await receive(await open('cleo'), known)).toHaveLength(1)
  })

  test('a folder that was made anew is read anew', async () => {
    const inbox = await open('cleo')
    const received: string[] = []
    for (const round of ['first', 'second']) {
      await asMailProgram('cleo', async (client) => {
        if (round === 'second') await client.mailboxDelete('Returns')
        await client.mailboxCreate('Returns')
        await client.append('Returns', `Subject: ${round}\r\n\r\nHello\r\n`)
      })
      for (const { folder, key } of await receive(inbox)) if (folder === 'Returns') received.push(key)
    }
    expect(received.map((key) => key.split('/')[1])).toEqual(['1', '1'])
    expect(new Set(received)).toHaveLength(2)
  })

  test.each(['tls', 'starttls', 'none'] as const)('it can be reached with %s', async (secure) => {
    const port = secure === 'tls' ? pair.ports.imaps : pair.ports.imap
    const inbox = await openMailbox({ ...mailbox('anna'), port, secure }, world(passwordOf('anna')))
    opened.push(inbox)
    expect((await receive(inbox)).length).toBeGreaterThan(0)
  })

  test('waiting ends when a message comes', async () => {
    const inbox = await open('dora')
    expect(await receive(inbox)).toEqual([])
    const waited = inbox.wait(tomorrow(), running)
    await deliver('dora', 'News')
    await waited
    expect(await receive(inbox)).toHaveLength(1)
  })

  test('waiting ends with the reason of its signal, and an aborted reading too', async () => {
    const inbox = await open('dora')
    const stop = new AbortController()
    const waited = inbox.wait(tomorrow(), stop.signal)
    stop.abort(new Error('the kill switch'))
    await expect(waited).rejects.toThrow('the kill switch')
    const reading = inbox.read({ known: () => false, signal: stop.signal, onMail: async () => {} })
    await expect(reading).rejects.toThrow('the kill switch')
  })

  test('a wrong password is a failed mailbox, in the words of the server', async () => {
    const refused = openMailbox(mailbox('anna'), world('wrong'))
    await expect(refused).rejects.toThrow(/^Mailbox `anna`: .*Authentication failed/)
    await expect(refused).rejects.toMatchObject({ code: 'mailbox-failed' })
  })

  test('a folder that the study names must be there', async () => {
    const inbox = await openMailbox({ ...mailbox('anna'), folders: ['INBOX', 'Returns'] }, world(passwordOf('anna')))
    opened.push(inbox)
    await expect(receive(inbox)).rejects.toThrow('Expected a folder `Returns`')
  })

  test('a server that vanishes is noticed while waiting, and nothing is lost when it is back', async () => {
    await deliver('emil', 'Before')
    const inbox = await open('emil')
    const known = new Set((await receive(inbox)).map(({ key }) => key))
    const waited = inbox.wait(tomorrow(), running)
    await pair.pauseImap()
    await waited
    await expect(receive(inbox, known)).rejects.toMatchObject({ code: 'mailbox-failed' })
    const sent = sendToDoor(pair, message('emil', 'Meanwhile'))
    await pair.resumeImap()
    await sent
    await untilMail(pair, 'emil@shopper.test', ({ email }) => email.subject === 'Meanwhile')
    expect(await receive(inbox, known)).toHaveLength(1)
  })

  async function deliver(user: string, subject: string): Promise<void> {
    await sendToDoor(pair, message(user, subject))
    await untilMail(pair, `${user}@shopper.test`, ({ email }) => email.subject === subject)
  }

  async function open(user: string): Promise<Inbox> {
    const inbox = await openMailbox(mailbox(user), world(passwordOf(user)))
    opened.push(inbox)
    return inbox
  }

  function mailbox(user: string): Extract<Mailbox, { kind: 'imap' }> {
    const { host, user: login } = pair.account(`${user}@shopper.test`)
    const { imaps: port } = pair.ports
    return { kind: 'imap', name: user, host, port, secure: 'tls', user: login, passwordFrom: 'SHOPPER_PASSWORD' }
  }

  function passwordOf(user: string): string {
    return pair.account(`${user}@shopper.test`).password
  }

  async function flagsOf(user: string): Promise<readonly ReadonlySet<string>[]> {
    const messages = await asMailProgram(user, async (client) => {
      await client.mailboxOpen('INBOX', { readOnly: true })
      return client.fetchAll('1:*', { flags: true })
    })
    return messages.map(({ flags }) => flags ?? new Set())
  }

  async function asMailProgram<T>(user: string, act: (client: ImapFlow) => Promise<T>): Promise<T> {
    const auth = { user: `${user}@shopper.test`, pass: passwordOf(user) }
    const client = new ImapFlow({ host: '127.0.0.1', port: pair.ports.imap, doSTARTTLS: false, auth, logger: false })
    await client.connect()
    try {
      return await act(client)
    } finally {
      await client.logout()
    }
  }
})

function message(user: string, subject: string) {
  return { from: 'care@brand.test', to: `${user}@shopper.test`, subject, text: 'Hello' }
}

function world(password?: string) {
  return { clock: systemClock, evidence, log: () => {}, password }
}

async function receive(inbox: Inbox, known: ReadonlySet<string> = new Set()) {
  const received: FactOf<'mail-received'>[] = []
  const onMail = async (fact: FactOf<'mail-received'>) => void received.push(fact)
  await inbox.read({ known: (key) => known.has(key), signal: running, onMail })
  return received
}
