import { afterAll, beforeAll, expect, test } from 'vitest'
import { isKind } from '../../../src/model/observation.ts'
import type { ContactLine } from '../../../src/model/result.ts'
import { planStudy } from '../../../src/pipeline/plan-study.ts'
import { runStudy } from '../../../src/pipeline/run.ts'
import { verifyStudy } from '../../../src/pipeline/verify-study.ts'
import { describeWithServers } from '../../servers/available.ts'
import type { DeskTicket } from '../../servers/desk/rest.ts'
import { readFolder } from '../../servers/mail-client.ts'
import { type MailPair, startMailPair } from '../../servers/mail-pair.ts'
import { type RequestTracker, startRequestTracker } from '../../servers/request-tracker.ts'
import { selfServiceRecipe } from '../../servers/self-service-recipe.ts'
import { openField, type Told } from './field.ts'
import { workTickets } from './staff.ts'
import { expectInOrder, expectSameSecond, storedAt, takenAt } from './stamps.ts'
import { mailboxOf } from './study-files.ts'

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
    // A Maildir is there from the first login on.
    await readFolder(mail, 'bea@buyer.test')
  })

  afterAll(() => Promise.all([desk?.stop(), mail?.stop()]))

  test.concurrent.each([
    ['imap', 'shopper.test', 'anna@shopper.test'],
    ['maildir', 'buyer.test', 'bea@buyer.test'],
  ] as const)('by %s: our stamps agree with everybody’s logs', async (kind, domain, address) => {
    const field = await openField({
      domain,
      ...mailboxOf(mail, address, kind),
      routes: { [domain]: mail.ports.smtp, 'brand.test': mail.ports.smtp },
      email: desk.address,
      form: { url: `${desk.baseUrl}/SelfService/CreateTicketInQueue.html`, recipe: selfServiceRecipe(desk) },
    })
    const isOurs = ({ requestors }: DeskTicket) => requestors.some((one) => one.endsWith(`@${domain}`))
    try {
      const { plan } = await planStudy(field.folder, field.world)
      let over = false
      const run = runStudy(field.folder, field.world).finally(() => {
        over = true
      })
      const [end] = await Promise.all([run, workTickets(desk, isOurs, () => over)])
      expect(end, field.said.join('\n')).toBe('complete')

      const told = await field.told()
      const tickets = (await desk.tickets()).filter(isOurs)
      expect(tickets.flatMap(({ requestors }) => requestors).toSorted()).toEqual(
        plan.contacts.map((contact) => contact.address).toSorted(),
      )
      for (const { id, address, channel } of plan.contacts) {
        const contact = told.contacts.find((one) => one.contact === id)
        const ticket = tickets.find(({ requestors }) => requestors.includes(address))
        if (contact === undefined || ticket === undefined) throw new Error(`Expected a line and a ticket for ${id}`)
        expectConversation(contact, channel)
        await expectDeskAgrees(contact, ticket, told)
      }
      expectLogsAgree(told)
      expect(told.result.quarantine).toBe(0)
      expect((await verifyStudy(field.folder, field.world)).filter(({ fault }) => fault)).toEqual([])
    } finally {
      await field.remove()
    }
  })

  function expectConversation(contact: ContactLine, channel: string): void {
    expect(contact).toMatchObject({
      disposition: 'answered',
      delivery: 'proven',
      accepted: { by: channel === 'form' ? 'form' : 'brand-mail-server' },
      turnsSent: 3,
      gaps: [],
    })
    expect(contact.responses.map(({ kind, by }) => `${kind} by ${by}`)).toEqual([
      'acknowledgement by machine',
      'request by person',
      'answer by person',
    ])
    const ends = ['acknowledgement-time', 'first-response-time', 'substantive-response-time'].map((metric) => {
      const duration = contact.durations[metric]
      return duration?.kind === 'observed' ? duration.from.at(-1) : duration?.kind
    })
    expect(ends).toEqual(contact.responses.map(({ observation }) => observation))
  }

  async function expectDeskAgrees(contact: ContactLine, ticket: DeskTicket, { observations }: Told): Promise<void> {
    const ours = observations.filter((one) => one.contact === contact.contact)
    const accepted = (turn: string) =>
      ours.filter((one) => isKind(one, 'outcome')).find((one) => one.turn === turn)?.fact.at
    const history = await desk.history(ticket.id)
    const written = history.filter(({ type }) => type === 'Correspond')
    const byStaff = written.filter(({ by }) => by === desk.staff.user)
    const byShopper = written.filter(({ by }) => by !== desk.staff.user)
    const [acknowledged, asked, answered] = contact.responses.map(({ at }) => at)
    // A form is accepted when its page says so, which is after the ticket was made.
    const opened = contact.channel === 'form' ? ours.find((one) => isKind(one, 'intent'))?.fact.at : accepted('opening')
    expectInOrder([
      ['we opened', opened],
      ['the desk made a ticket', history.find(({ type }) => type === 'Create')?.at],
      ['we got the acknowledgement', acknowledged],
      ['staff asked', byStaff[0]?.at],
      ['we got the question', asked],
      ['the brand took our reply', accepted('reply:serial_number')],
      ['the desk filed our reply', byShopper[0]?.at],
      ['staff answered', byStaff[1]?.at],
      ['we got the answer', answered],
      ['the brand took our thanks', accepted('close')],
    ])
  }

  function expectLogsAgree({ observations, mails }: Told): void {
    for (const { fact, turn } of observations.filter((one) => isKind(one, 'outcome'))) {
      if (fact.by === 'form') continue
      expectSameSecond(fact.at, takenAt(mail, fact.queueId ?? 'none'), `${turn} ${fact.queueId} at Postfix`)
    }
    for (const { fact, source } of mails) {
      expectSameSecond(fact.at, storedAt(mail, source), `${fact.folder} ${fact.key} at Dovecot`)
    }
  }
})
