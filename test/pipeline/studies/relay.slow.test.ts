import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { isKind } from '../../../src/model/observation.ts'
import { planStudy } from '../../../src/pipeline/plan-study.ts'
import { runStudy } from '../../../src/pipeline/run.ts'
import { statusOf } from '../../../src/pipeline/status-study.ts'
import { describeWithServers } from '../../servers/available.ts'
import { freeMailPorts, type MailPair, type MailPorts, startMailPair } from '../../servers/mail-pair.ts'
import { type Field, openField, type Told } from './field.ts'
import { expectInOrder, expectSameSecond, takenAt } from './stamps.ts'
import { mailboxOf } from './study-files.ts'

describeWithServers('mail', 'a study that hands its mail to a relay', () => {
  let relay: MailPair
  let brand: MailPair | null = null
  let brandPorts: MailPorts
  const fields: Field[] = []

  beforeAll(async () => {
    // The servers' logs are in UTC, and a log's stamps are read in this machine's zone.
    vi.stubEnv('TZ', 'UTC')
    brandPorts = await freeMailPorts()
    relay = await startMailPair({
      domains: {
        'shopper.test': { users: ['anna'], catchAll: 'anna' },
        'buyer.test': { users: ['bea'], catchAll: 'bea' },
        'client.test': { users: ['cem'], catchAll: 'cem' },
        'walker.test': { users: ['dot'], catchAll: 'dot' },
      },
      routes: { 'brand.test': brandPorts.smtp },
    })
  })

  afterEach(async () => {
    for (const field of fields.splice(0)) await field.remove()
    await brand?.stop()
    brand = null
  })

  afterAll(async () => {
    vi.unstubAllEnvs()
    await relay?.stop()
  })

  test('proves nothing by the relay’s word, and then by its log, by a delivery notice, by a bounce', async () => {
    const logged = await study('anna@shopper.test', { to: 'care@brand.test', log: relay.mailLogFile })
    const noticed = await study('bea@buyer.test', { to: 'care@brand.test' })
    const bounced = await study('cem@client.test', { to: 'nobody@brand.test' })
    const refused = await study('dot@walker.test', { to: 'nobody@brand.test', log: relay.mailLogFile })
    const all = [logged, noticed, bounced, refused]
    const runs = all.map((field) => runStudy(field.folder, field.world))

    // The brand's server is away: the relay has the mail, and the brand has none of it.
    for (const told of await Promise.all(
      all.map((field) =>
        field.until(({ contacts }) => only(contacts).turnsSent === 1 && only(contacts).delivery !== 'unknown'),
      ),
    )) {
      expect(only(told.contacts)).toMatchObject({
        delivery: 'unproven',
        accepted: { by: 'relay' },
        disposition: 'pending',
      })
      expect(only(told.contacts).durations['first-response-time']).toMatchObject({
        kind: 'unknown',
        because: 'it is not proven that the brand got it',
      })
    }
    const { smtp } = relay.ports
    const home = Object.fromEntries(['shopper', 'buyer', 'client', 'walker'].map((name) => [`${name}.test`, smtp]))
    brand = await startMailPair({ ports: brandPorts, domains: { 'brand.test': { users: ['care'] } }, routes: home })

    const ended = await Promise.all(
      all.map((field) => field.until(({ contacts }) => only(contacts).delivery !== 'unproven')),
    )
    for (const field of all) field.interrupt()
    expect(await Promise.all(runs)).toEqual(all.map(() => 'interrupted'))

    const [byLog, byNotice, byBounce, byRefusal] = ended as [Told, Told, Told, Told]
    const tookFrom = (domain: string) =>
      brand?.mailLogLines().find(({ by, text }) => by === 'qmgr' && text.includes(`@${domain}>`))?.at
    expect(only(byLog.contacts)).toMatchObject({ delivery: 'proven', accepted: { by: 'brand-mail-server' } })
    expectSameSecond(
      only(byLog.contacts).accepted?.at ?? '',
      tookFrom('shopper.test'),
      'accepted by the brand, as the relay’s log says',
    )

    const { accepted, delivery, durations } = only(byNotice.contacts)
    expect(delivery).toBe('proven')
    expectSameSecond(accepted?.at ?? '', takenAt(relay, handedOver(byNotice).queueId ?? ''), 'taken by the relay')
    const response = durations['first-response-time']
    if (response?.kind !== 'censored') throw new Error(`Expected silence that is counted, got ${response?.kind}`)
    expect(response.startBounds?.earliest).toBe(handedOver(byNotice).at)
    expectInOrder([
      ['handed to the relay', response.startBounds?.earliest],
      ['taken by the brand', tookFrom('buyer.test')],
      ['the notice came', response.startBounds?.latest],
    ])

    for (const told of [byBounce, byRefusal]) {
      expect(only(told.contacts)).toMatchObject({
        delivery: 'failed',
        disposition: 'undelivered',
        accepted: null,
        turnsSent: 1,
      })
      expect(only(told.contacts).durations['first-response-time']?.kind).toBe('unknown')
      expect(only(told.contacts).verdicts.map(({ verdict }) => verdict)).not.toContain('broken')
    }
    for (const field of [bounced, refused]) expect((await statusOf(field.folder, field.world)).toCome).toBe(0)
  })

  async function study(address: string, { to, log }: { to: string; log?: string }): Promise<Field> {
    const mine = mailboxOf(relay, address, 'imap')
    const field = await openField({
      domain: address.split('@')[1] ?? '',
      ...mine,
      delivery: {
        kind: 'relay',
        host: '127.0.0.1',
        port: relay.ports.submission,
        user: address,
        passwordFrom: 'SHOPPER_PASSWORD',
        ...(log === undefined ? {} : { log }),
      },
      routes: {},
      email: to,
      window: { sends: 'PT2S', listens: 'PT10M' },
    })
    fields.push(field)
    await planStudy(field.folder, field.world)
    return field
  }
})

function only<T>(things: readonly T[]): T {
  const [one, ...more] = things
  if (one === undefined || more.length > 0) throw new Error(`Expected one, got ${things.length}`)
  return one
}

function handedOver({ observations }: Told) {
  return only(observations.filter((one) => isKind(one, 'outcome'))).fact
}
