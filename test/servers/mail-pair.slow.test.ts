import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { describeWithServers } from './available.ts'
import { type FoundMail, readFolder, sendToDoor, submit, untilMail } from './mail-client.ts'
import { freeMailPorts, type MailPair, startMailPair } from './mail-pair.ts'

describeWithServers('mail', 'a pair of mail servers', () => {
  // The shopper's own server relays to two brands: one offers DSN at its door, one does not.
  let shopper: MailPair
  let brand: MailPair
  let plain: MailPair

  beforeAll(async () => {
    const [shopperPorts, brandPorts, plainPorts] = await Promise.all([
      freeMailPorts(),
      freeMailPorts(),
      freeMailPorts(),
    ])
    const home = { 'shopper.test': shopperPorts.smtp }
    ;[shopper, brand, plain] = await Promise.all([
      startMailPair({
        ports: shopperPorts,
        domains: { 'shopper.test': { users: ['anna', 'ben'], catchAll: 'anna' } },
        routes: { 'brand.test': brandPorts.smtp, 'plain.test': plainPorts.smtp },
      }),
      startMailPair({
        ports: brandPorts,
        domains: { 'brand.test': { users: ['care'], bounces: ['gone'], programs: ['desk'] } },
        routes: home,
      }),
      startMailPair({
        ports: plainPorts,
        domains: { 'plain.test': { users: ['care'] } },
        routes: home,
        announcesDsn: false,
      }),
    ])
  })

  afterAll(() => Promise.all([shopper, brand, plain].map((pair) => pair?.stop())))

  test('delivers to a plus address and to the catch-all, and says which address it was', async () => {
    for (const to of ['anna+c1@shopper.test', 'r7k2@shopper.test']) {
      await sendToDoor(shopper, {
        from: 'care@brand.test',
        to: 'undisclosed@brand.test',
        envelope: { from: 'care@brand.test', to },
        text: 'Hello',
      })
      const found = await untilMail(shopper, 'anna@shopper.test', isTo(to))
      expect(found.email.text).toBe('Hello\n')
    }
    expect(await readFolder(shopper, 'ben@shopper.test')).toEqual([])
  })

  test('writes into the Maildir that a test may read', async () => {
    await sendToDoor(shopper, { from: 'care@brand.test', to: 'ben@shopper.test', subject: 'On disk', text: 'Hello' })
    await untilMail(shopper, 'ben@shopper.test', ({ email }) => email.subject === 'On disk')
    const files = ['new', 'cur'].flatMap((room) => readdirSync(join(shopper.maildir('ben@shopper.test'), room)))
    expect(files.length).toBeGreaterThan(0)
  })

  test.each([
    ['an unknown user where there is no catch-all', 'nobody@brand.test', /550 5\.1\.1/],
    ['a domain of the outside', 'someone@example.com', /550 5\.1\.2 .*no delivery outside/],
  ])('refuses %s at the door', async (_, to, reason) => {
    await expect(sendToDoor(brand, { from: 'anna@shopper.test', to, text: 'Hello' })).rejects.toThrow(reason)
  })

  test('takes submissions with a login alone', async () => {
    const message = { from: 'anna@shopper.test', to: 'care@brand.test', subject: 'Submitted', text: 'Hello' }
    await submit(shopper, 'anna@shopper.test', message)
    await untilMail(brand, 'care@brand.test', ({ email }) => email.subject === 'Submitted')
    const impostor = {
      ...shopper,
      account: () => ({ host: '127.0.0.1', user: 'anna@shopper.test', password: 'wrong' }),
    }
    await expect(submit(impostor, 'anna@shopper.test', message)).rejects.toThrow(/535/)
  })

  test('returns a real bounce for a mailbox that fails after it was accepted', async () => {
    await submit(shopper, 'anna@shopper.test', { from: 'anna+gone@shopper.test', to: 'gone@brand.test', text: 'Hello' })
    const bounce = await untilMail(shopper, 'anna@shopper.test', isTo('anna+gone@shopper.test'))
    expect(bounce.source).toMatch(/^Return-Path: <>/m)
    expect(bounce.source).toMatch(/^Content-Type: multipart\/report; report-type=delivery-status/m)
    expect(bounce.source).toMatch(/^Action: failed[\s\S]*^Status: 5\.1\.2/m)
  })

  test.each([
    ['brand.test', 'mail.brand.test', 'the brand says so itself, since it offers DSN at its door'],
    ['plain.test', 'mail.shopper.test', 'our relay says that the brand took it, since the brand offers no DSN'],
  ])('returns the success notice that was asked for: %s, by %s: %s', async (domain, reporter) => {
    const from = `anna+${domain}@shopper.test`
    const to = `care@${domain}`
    const dsn = { id: `to-${domain}`, return: 'headers' as const, notify: ['success' as const], recipient: to }
    await submit(shopper, 'anna@shopper.test', { from, to, text: 'Hello', dsn })
    const notice = await untilMail(shopper, 'anna@shopper.test', isTo(from))
    expect(notice.source).toMatch(new RegExp(`^Reporting-MTA: dns; ${reporter}`, 'm'))
    expect(notice.source).toMatch(new RegExp(`^Original-Envelope-Id: to-${domain}`, 'm'))
    expect(notice.source).toMatch(/^Action: relayed/m)
    const sent = shopper.mailLogLines().filter(({ by, text }) => by === 'smtp' && text.includes(`to=<${to}>`))
    expect(sent.at(-1)?.text).toMatch(/status=sent \(250 2\.0\.0 Ok: queued as \w+\)/)
  })

  test('stamps mail and both logs to the same second', async () => {
    await sendToDoor(shopper, {
      from: 'care@brand.test',
      to: 'ben@shopper.test',
      messageId: '<stamp@brand.test>',
      text: 'Hello',
    })
    const found = await untilMail(shopper, 'ben@shopper.test', ({ email }) => email.messageId === '<stamp@brand.test>')
    // The mailbox shows a message a moment before either log says so.
    const delivered = await vi.waitUntil(() => {
      const queueId = shopper.mailLogLines().find(({ text }) => text === 'message-id=<stamp@brand.test>')?.queueId
      return shopper.mailLogLines().find((line) => line.by === 'lmtp' && line.queueId === queueId)
    })
    const stored = /^(\S+Z) .*msgid=<stamp@brand\.test>: stored mail into mailbox 'INBOX'/m
    const saved = await vi.waitUntil(() => stored.exec(shopper.dovecotLog())?.[1])
    expect(delivered.text).toMatch(/status=sent/)
    const instants = [delivered.at, saved, found.internalDate].map((at) => Date.parse(at))
    expect(Math.max(...instants) - Math.min(...instants)).toBeLessThan(2_000)
  })

  test('knows its junk folder, fills it with what a filter marked, and with what a test puts there', async () => {
    await sendToDoor(shopper, {
      from: 'care@brand.test',
      to: 'anna+j@shopper.test',
      subject: 'Marked',
      text: 'Hello',
      headers: { 'X-Spam-Flag': 'YES' },
    })
    await shopper.saveTo('anna@shopper.test', 'Junk', 'Subject: Put\r\n\r\nHello\r\n')
    await untilMail(shopper, 'anna@shopper.test', ({ email }) => email.subject === 'Marked', 'Junk')
    await untilMail(shopper, 'anna@shopper.test', ({ email }) => email.subject === 'Put', 'Junk')
  })

  test('answers by a vacation script, to the address that wrote', async () => {
    brand.setSieve('care@brand.test', 'require ["vacation"]; vacation "We are closed.";')
    await submit(shopper, 'anna@shopper.test', {
      from: 'anna+away@shopper.test',
      to: 'care@brand.test',
      subject: 'Open?',
      text: 'Hello',
    })
    const answer = await untilMail(shopper, 'anna@shopper.test', isTo('anna+away@shopper.test'))
    expect(answer.source).toMatch(/^Auto-Submitted: auto-replied \(vacation\)/m)
    expect(answer.email.text).toContain('We are closed.')
  })

  test('hands mail to a program', async () => {
    brand.setProgram('desk@brand.test', 'cat > /dev/null; echo The desk is closed; exit 69')
    await submit(shopper, 'anna@shopper.test', { from: 'anna+desk@shopper.test', to: 'desk@brand.test', text: 'Hello' })
    const bounce = await untilMail(shopper, 'anna@shopper.test', isTo('anna+desk@shopper.test'))
    expect(bounce.source).toContain('The desk is closed')
  })

  test('keeps mail in the queue while the mailbox is away, and delivers it once', async () => {
    await shopper.pauseImap()
    await expect(readFolder(shopper, 'ben@shopper.test')).rejects.toThrow()
    await sendToDoor(shopper, { from: 'care@brand.test', to: 'ben@shopper.test', subject: 'Meanwhile', text: 'Hello' })
    await shopper.resumeImap()
    await untilMail(shopper, 'ben@shopper.test', ({ email }) => email.subject === 'Meanwhile')
    const all = await readFolder(shopper, 'ben@shopper.test')
    expect(all.filter(({ email }) => email.subject === 'Meanwhile')).toHaveLength(1)
  })
})

function isTo(address: string): (found: FoundMail) => boolean {
  return ({ source }) => source.includes(`X-Original-To: ${address}`)
}
