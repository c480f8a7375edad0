import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { probe } from '../../../probes/email/probe.ts'
import { deliveryIn } from '../../../probes/email/relay-log.ts'
import type { FactOf } from '../../../src/model/fact.ts'
import { describeWithServers } from '../../servers/available.ts'
import { readFolder, untilMail } from '../../servers/mail-client.ts'
import { freeMailPorts, type MailPair, startMailPair } from '../../servers/mail-pair.ts'
import { contextFor, turnFor } from '../world.ts'

describeWithServers('mail', 'email to a real Postfix', () => {
  let shopper: MailPair
  let brand: MailPair
  beforeAll(async () => {
    // The servers' logs are in UTC, and a log's stamps are read in this machine's zone.
    vi.stubEnv('TZ', 'UTC')
    const [home, away] = await Promise.all([freeMailPorts(), freeMailPorts()])
    ;[shopper, brand] = await Promise.all([
      startMailPair({
        ports: home,
        domains: { 'shopper.test': { users: ['anna'], catchAll: 'anna' } },
        routes: { 'brand.test': away.smtp },
      }),
      startMailPair({
        ports: away,
        domains: { 'brand.test': { users: ['care'], bounces: ['gone'] } },
        routes: { 'shopper.test': home.smtp },
      }),
    ])
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
    await Promise.all([shopper, brand].map((pair) => pair?.stop()))
  })

  test('the 250 is stamped to the second of the server that gave it, and names its queue id', async () => {
    const turn = turnFor({ to: 'care@brand.test' })
    const outcome = await send(turn, direct())
    expect(outcome).toMatchObject({ outcome: 'accepted', by: 'brand-mail-server', messageId: turn.messageId })
    const took = brand.mailLogLines().find(({ queueId, by }) => by === 'qmgr' && queueId === outcome.queueId)
    expect(secondsApart(took?.at, outcome.at)).toBeLessThanOrEqual(1)
    await untilMail(brand, 'care@brand.test', ({ email }) => email.messageId === turn.messageId)
  })

  test('a prepared message that is not fired is not delivered', async () => {
    const turn = turnFor({ to: 'care@brand.test' })
    const ready = await probe.prepare(turn, direct(), contextFor())
    expect(ready.kind).toBe('armed')
    if (ready.kind === 'armed') await ready.close()
    await vi.waitUntil(() => brand.mailLog().includes('lost connection after DATA'))
    const after = turnFor({ to: 'care@brand.test' })
    await send(after, direct())
    await untilMail(brand, 'care@brand.test', ({ email }) => email.messageId === after.messageId)
    const got = (await readFolder(brand, 'care@brand.test')).map(({ email }) => email.messageId)
    expect(got).not.toContain(turn.messageId)
  })

  test('a recipient whom it does not know is refused before anything is sent', async () => {
    const ready = await probe.prepare(turnFor({ to: 'nobody@brand.test' }), direct(), contextFor())
    expect(ready).toMatchObject({ kind: 'blocked', barrier: 'recipient-refused', passing: false })
  })

  test('a delivery notice comes back to the address of the contact', async () => {
    const turn = turnFor({ to: 'care@brand.test' })
    await send(turn, direct())
    const notice = await untilMail(shopper, 'anna@shopper.test', ({ source }) => source.includes(turn.address))
    expect(notice.source).toContain('Action: ')
    expect(notice.source).toContain(`Original-Envelope-Id: ${turn.messageId.slice(1, turn.messageId.indexOf('@'))}`)
  })

  test("our relay's log says when the brand took the message", async () => {
    const outcome = await send(turnFor({ to: 'care@brand.test' }), relay())
    expect(outcome).toMatchObject({ outcome: 'accepted', by: 'relay' })
    const trace = () => deliveryIn(shopper.mailLog().split('\n'), outcome.queueId ?? '', outcome.at)
    const delivery = await vi.waitUntil(trace, { timeout: 30_000 })
    expect(delivery).toMatchObject({ status: 'delivered', proof: 'relay-log' })
    const [, theirs] = /queued as (\w+)/.exec(delivery.detail) ?? []
    const took = brand.mailLogLines().find(({ queueId, by }) => by === 'qmgr' && queueId === theirs)
    expect(secondsApart(took?.at, delivery.at)).toBeLessThanOrEqual(1)
  })

  test('a wrong password at our relay is our failure', async () => {
    const prepared = probe.prepare(turnFor({ to: 'care@brand.test' }), relay('wrong'), contextFor())
    await expect(prepared).rejects.toMatchObject({ code: 'sender-failed' })
  })

  function direct() {
    const routes = { 'brand.test': `127.0.0.1:${brand.ports.smtp}` }
    return probe.parseOptions({ delivery: { kind: 'direct' }, domain: 'shopper.test', routes })
  }

  function relay(password = shopper.account('anna@shopper.test').password) {
    const { host, user } = shopper.account('anna@shopper.test')
    const delivery = { kind: 'relay', host, port: shopper.ports.submission, secure: 'starttls', user }
    return probe.parseOptions({ delivery, domain: 'shopper.test', password })
  }
})

async function send(turn: ReturnType<typeof turnFor>, options: ReturnType<typeof probe.parseOptions>) {
  const ready = await probe.prepare(turn, options, contextFor())
  if (ready.kind !== 'armed') throw new Error(`Expected to arm, got ${JSON.stringify(ready)}`)
  const facts = await ready.fire()
  await ready.close()
  return facts.at(-1) as FactOf<'outcome'>
}

function secondsApart(a: string | undefined, b: string): number {
  return Math.abs(Date.parse(a ?? '') - Date.parse(b)) / 1000
}
