import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { describeWithServers } from './available.ts'
import { submit, untilMail } from './mail-client.ts'
import { type MailPair, startMailPair } from './mail-pair.ts'
import { type RequestTracker, startRequestTracker } from './request-tracker.ts'

describeWithServers('rt', 'a Request Tracker desk', () => {
  let mail: MailPair
  let desk: RequestTracker

  beforeAll(async () => {
    mail = await startMailPair({
      domains: {
        'shopper.test': { users: ['anna'], catchAll: 'anna' },
        'brand.test': { users: [], programs: ['support'] },
      },
    })
    desk = await startRequestTracker({ mail })
  })

  afterAll(() => Promise.all([desk?.stop(), mail?.stop()]))

  test('makes a ticket of a mail, acknowledges it, and mails what staff reply', async () => {
    const from = 'anna+c1@shopper.test'
    const message = { from, to: desk.address, subject: 'Repair overdue', text: 'Where is my radio?' }
    await submit(mail, 'anna@shopper.test', message)

    const acknowledgement = await untilMail(mail, 'anna@shopper.test', isTo(from))
    expect(acknowledgement.email.subject).toMatch(/^\[brand\.test #\d+\] AutoReply: Repair overdue$/)
    expect(acknowledgement.source).toMatch(/^Auto-Submitted: auto-replied/m)
    const ticket = await ticketOf(from)
    expect(ticket).toMatchObject({ subject: 'Repair overdue', status: 'new', requestors: [from] })

    await desk.reply(ticket.id, 'It leaves today.\n\nSam')
    const reply = await untilMail(
      mail,
      'anna@shopper.test',
      ({ email }) => email.text?.includes('It leaves today.') ?? false,
    )
    expect(reply.source).not.toMatch(/^Auto-Submitted:/m)
    expect(reply.email.from?.name).toBe('Sam Hill via RT')

    const history = await desk.history(ticket.id)
    expect(history.map(({ type }) => type)).toEqual(['Create', 'EmailRecord', 'Correspond', 'EmailRecord', 'Status'])
    expect(history[2]?.by).toBe(desk.staff.user)
    const events = [ticket.created, acknowledgement.internalDate, history[2]?.at, reply.internalDate]
    expect(events).toEqual([...events].sort())
  })

  test('files a follow-up on the same ticket', async () => {
    const from = 'anna+c2@shopper.test'
    await submit(mail, 'anna@shopper.test', {
      from,
      to: desk.address,
      subject: 'Dead on arrival',
      text: 'It is silent.',
    })
    const acknowledgement = await untilMail(mail, 'anna@shopper.test', isTo(from))
    const { id } = await ticketOf(from)
    const subject = `Re: ${acknowledgement.email.subject}`
    await submit(mail, 'anna@shopper.test', { from, to: desk.address, subject, text: 'The number is 12.' })
    await vi.waitUntil(
      async () => (await desk.history(id)).some(({ type, by }) => type === 'Correspond' && by === from),
      {
        timeout: 30_000,
      },
    )
    expect((await desk.tickets()).filter(({ requestors }) => requestors.includes(from))).toHaveLength(1)
  })

  test('takes a ticket by its web form from a customer who logs in and walks the links', async () => {
    const visit = visitor(desk.baseUrl)
    const login = await visit('/SelfService/CreateTicketInQueue.html')
    expect(login.text).toContain('<form id="login"')
    const next = hidden(login.text, 'next')
    const choose = await visit(
      '/NoAuth/Login.html',
      form({ user: desk.customer.user, pass: desk.customer.password, next }),
    )
    const [, create = ''] = /<dt><a href="([^"]+)">support</.exec(choose.text) ?? []
    const page = await visit(create)
    expect(page.text).toContain('name="Requestors"')

    const from = 'anna+w1@shopper.test'
    const fields = { id: 'new', Token: hidden(page.text, 'Token'), Queue: hidden(page.text, 'Queue') }
    const words = { Requestors: from, Subject: 'Spare part', Content: 'A knob, please.', SubmitTicket: 'Create ticket' }
    const done = await visit('/SelfService/Create.html', form({ ...fields, ...words }))
    expect(done.text).toMatch(/<li>Ticket \d+ created in queue &#39;support&#39;<\/li>/)
    const acknowledgement = await untilMail(mail, 'anna@shopper.test', isTo(from))
    expect(acknowledgement.email.subject).toMatch(/AutoReply: Spare part$/)
  })

  async function ticketOf(requestor: string) {
    const found = (await desk.tickets()).find(({ requestors }) => requestors.includes(requestor))
    if (!found) throw new Error(`Expected a ticket of ${requestor}, but the desk has none`)
    return found
  }
})

function isTo(address: string): (found: { readonly source: string }) => boolean {
  return ({ source }) => source.includes(`X-Original-To: ${address}`)
}

function form(fields: Readonly<Record<string, string>>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

function hidden(page: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
}

type Visit = (path: string, body?: FormData) => Promise<{ readonly text: string }>

/** A visitor without a browser: keeps cookies, follows redirects, and says where it came from, as the desk insists. */
function visitor(baseUrl: string): Visit {
  const cookies = new Map<string, string>()
  let referer = `${baseUrl}/`
  const visit: Visit = async (path, body) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const url = new URL(path, referer)
    const post = body ? { method: 'POST', body } : {}
    const response = await fetch(url, { ...post, redirect: 'manual', headers: { cookie, referer } })
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      cookies.set(name, value)
    }
    referer = url.href
    const onward = response.headers.get('location')
    return onward ? visit(onward) : { text: await response.text() }
  }
  return visit
}
