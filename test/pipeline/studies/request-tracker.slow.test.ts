import { afterAll, beforeAll, expect, test } from 'vitest'
import { planStudy } from '../../../src/pipeline/plan-study.ts'
import { runStudy } from '../../../src/pipeline/run.ts'
import { describeWithServers } from '../../servers/available.ts'
import { readFolder } from '../../servers/mail-client.ts'
import { type MailPair, startMailPair } from '../../servers/mail-pair.ts'
import { type RequestTracker, startRequestTracker } from '../../servers/request-tracker.ts'
import { openField } from './field.ts'

describeWithServers('rt', 'a whole study against Request Tracker', () => {
  let mail: MailPair
  let desk: RequestTracker

  beforeAll(async () => {
    mail = await startMailPair({
      domains: {
        'shopper.test': { users: ['anna'], catchAll: 'anna' },
        'buyer.test': { users: ['bea'], catchAll: 'bea' },
        'brand.test': { users: [], programs: ['support'] },
      },
    })
    desk = await startRequestTracker({ mail })
  })

  afterAll(() => Promise.all([desk?.stop(), mail?.stop()]))

  test('first', async () => {
    const field = await openField({
      domain: 'shopper.test',
      mailbox: { kind: 'imap', name: 'shopper', host: '127.0.0.1', port: mail.ports.imaps, user: 'anna@shopper.test', passwordFrom: 'MAILBOX' },
      env: { MAILBOX: mail.account('anna@shopper.test').password },
      routes: { 'shopper.test': mail.ports.smtp, 'brand.test': mail.ports.smtp },
      email: desk.address,
    })
    await planStudy(field.folder, field.world)
    const running = runStudy(field.folder, field.world)
    console.log(await running)
    console.log(field.said.join('\n'))
    const told = await field.told()
    console.log(JSON.stringify(told.contacts, null, 1))
    console.log(told.observations.map(o => `${o.recorded} ${o.stream} ${o.contact} ${o.turn} ${JSON.stringify(o.fact)}`).join('\n'))
    console.log(await desk.tickets(), field.folder)
  })
})
