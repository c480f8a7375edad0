import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Fired, Page } from '../../src/browser/port.ts'
import { sendPage } from './desk.ts'
import { contactForm, underEachEngine } from './each-engine.ts'

const form = `<form method="post" action="/contact"><input name="a" value="1"><button>Send</button></form>`

async function send(page: Page, timeoutMs = 5_000): Promise<Fired> {
  const button = await page.locate({ text: 'Send', role: 'button' })
  return page.fire({ act: async () => button?.click(), timeoutMs, patienceMs: 3_000 })
}

const badDesks: [name: string, phase: string, act: (response: ServerResponse) => void][] = [
  ['closes the connection after reading the body', 'after-body-sent', ({ socket }) => (socket as Socket).end()],
  [
    'resets the connection after reading the body',
    'after-body-sent',
    ({ socket }) => (socket as Socket).resetAndDestroy(),
  ],
  ['answers after the time-out', 'timeout', (response) => void setTimeout(() => response.end('late'), 1_500)],
]

underEachEngine(({ visit }) => {
  test.each(badDesks)('A desk that %s sees one POST', async (_, phase, act) => {
    const { page, desk } = await visit(({ method }, response) => {
      if (method === 'POST') return act(response)
      sendPage(response, `${form}<img src="/1.png"><img src="/2.png"><script>fetch('/3')</script>`)
    })
    // Once more, so that the browser surely holds a connection that it would use again.
    await page.goto(desk.url())
    await page.guard(contactForm)
    expect(await send(page, 1_000)).toMatchObject({ kind: 'unanswered', phase, exchange: { response: null } })
    await wait(1_000)
    expect(desk.acts.map(({ body }) => body.toString())).toEqual(['a=1'])
  })

  test('Redirect, cookies and the page of thanks arrive as they would with a person', async () => {
    const { page, desk } = await visit(({ method, url, headers }, response) => {
      if (url === '/thanks') return sendPage(response, `<title>Sent</title>Thank you. ${headers.cookie}`)
      if (method !== 'POST') return sendPage(response.setHeader('set-cookie', 'sid=7; HttpOnly'), form)
      response.writeHead(303, { location: '/thanks', 'set-cookie': ['sid=8; HttpOnly', 'flash=done; Path=/'] }).end()
    })
    await page.guard(contactForm)
    const fired = await send(page)
    expect(fired.kind).toBe('answered')
    expect([page.url(), await page.title()]).toEqual([desk.url('/thanks'), 'Sent'])
    expect(await page.text()).toContain('Thank you. sid=8; flash=done')
    expect(desk.acts[0]?.headers).toMatchObject({ cookie: 'sid=7', origin: desk.url('').replace(/\/$/, '') })
    if (fired.kind !== 'answered') return
    const { request, response, sentAt, answeredAt } = fired.exchange
    expect(Buffer.from(request.body).toString()).toBe('a=1')
    expect(response).toMatchObject({ status: 303 })
    expect((sentAt ?? 'z') <= (answeredAt ?? '')).toBe(true)
    expect(JSON.stringify(fired.exchange)).not.toMatch(/sid=[78]|flash=done/)
  })

  test('A form that sends by script and answers on the same page', async () => {
    const { page, desk } = await visit(({ method }, response) => {
      if (method === 'POST')
        return void response.setHeader('content-type', 'application/json').end('{"say":"Received: 42"}')
      sendPage(
        response,
        `<form><input name="a" value="1"><button>Send</button></form><p></p><script>
        document.querySelector('form').addEventListener('submit', async (event) => { event.preventDefault()
          const answer = await fetch('/contact', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"a":1}' })
          document.querySelector('p').textContent = (await answer.json()).say })</script>`,
      )
    })
    await page.guard(contactForm)
    expect((await send(page)).kind).toBe('answered')
    expect([page.url(), await page.text()]).toEqual([desk.url('/'), expect.stringContaining('Received: 42')])
  })

  test('A form of another origin, asked for leave first, and answered', async () => {
    const { page, desk } = await visit(({ method }, response, port) => {
      response.setHeader('access-control-allow-origin', '*').setHeader('access-control-allow-headers', 'content-type')
      if (method !== 'GET') return void response.end('ok')
      const send = `fetch('http://forms.localhost:${port}/contact',{method:'POST',headers:{'content-type':'application/json'},body:'{}'})`
      sendPage(response, `<button onclick="${send}.then(() => document.body.append('Sent'))">Send</button>`)
    })
    await page.guard({ ...contactForm, allowHost: (host) => host === 'forms.localhost' })
    expect((await send(page)).kind).toBe('answered')
    expect(await page.text()).toContain('Sent')
    expect(desk.acts.filter(({ method }) => method === 'POST')).toHaveLength(1)
  })

  test('A double click, and a page that sends again, make one POST; the page goes on to the thanks', async () => {
    const { page, desk } = await visit(({ method }, response) => {
      if (method === 'POST') return void setTimeout(() => sendPage(response, 'Thank you'), 300)
      sendPage(
        response,
        `${form}<script>document.querySelector('form').onsubmit = () => { setTimeout(() =>
        document.querySelector('form').submit(), 100); fetch('/contact', { method: 'POST' }) }</script>`,
      )
    })
    await page.guard(contactForm)
    const button = await page.locate({ text: 'Send', role: 'button' })
    const act = async () => {
      await button?.click()
      await button?.click().catch(() => {})
    }
    expect((await page.fire({ act })).kind).toBe('answered')
    await page.settle(1_000)
    expect(desk.acts).toHaveLength(1)
    expect(page.blocked.map(({ why }) => why)).toContain('repeat')
    expect(await page.text()).toContain('Thank you')
  })

  test('Before the shot the irreversible request is blocked, after it a second shot is refused', async () => {
    const { page, desk } = await visit(form)
    await page.guard(contactForm)
    await (await page.locate({ text: 'Send', role: 'button' }))?.click()
    await page.settle(500)
    expect(page.blocked).toMatchObject([{ method: 'POST', url: desk.url('/contact'), why: 'before-fire' }])
    expect((await send(page)).kind).toBe('answered')
    await page.goto(desk.url())
    expect(await send(page)).toMatchObject({ kind: 'not-sent', reason: 'already-fired' })
    await page.settle(500)
    expect(desk.acts).toHaveLength(1)
  })

  test('A listed request leaves before the shot, other ones do not', async () => {
    const { page, desk } = await visit(
      `${form}<script>fetch('/ready').then(() => setTimeout(() => {
        fetch('/draft', { method: 'POST', body: 'text' }).then((answer) => document.body.append('Draft ' + answer.status))
        fetch('/other', { method: 'POST' }) }, 1500))</script>`,
    )
    await page.guard({ ...contactForm, allowed: [{ method: 'POST', url: '/draft' }] })
    await page.settle(4_000)
    await page.goto(desk.url())
    await wait(2_000)
    expect(await page.text()).toContain('Draft 200')
    expect(new Set(desk.acts.map(({ url, body }) => `${url} ${body}`))).toEqual(new Set(['/draft text']))
  })

  test.each([
    ['a host that is not allowed', { ...contactForm, allowHost: () => false }, 'host-refused'],
    ['no irreversible request', { ...contactForm, irreversible: null }, 'no-irreversible'],
    [
      'another request than the named one',
      { ...contactForm, irreversible: { method: 'POST', url: '/nowhere' } },
      'no-request',
    ],
  ] as const)('With %s nothing is sent', async (_, rules, reason) => {
    const { page, desk } = await visit(form)
    await page.guard(rules)
    expect(await send(page)).toMatchObject({ kind: 'not-sent', reason })
    expect(desk.acts).toEqual([])
  })

  test('An act that fails sends nothing, then or later', async () => {
    const { page, desk } = await visit(form)
    await page.guard(contactForm)
    const act = () => Promise.reject(new Error('the button is gone'))
    expect(await page.fire({ act })).toEqual({ kind: 'not-sent', reason: 'act-failed', detail: 'the button is gone' })
    await (await page.locate({ text: 'Send', role: 'button' }))?.click()
    await page.settle(500)
    expect(desk.acts).toEqual([])
  })

  test('A desk that is gone got nothing', async () => {
    const { page, desk } = await visit(form)
    await page.guard(contactForm)
    await desk.close()
    expect(await send(page)).toMatchObject({ kind: 'unanswered', phase: 'connect', exchange: { sentAt: null } })
  })

  test('A redirect that asks to send again elsewhere is not followed', async () => {
    const { page, desk } = await visit(({ method }, response) => {
      if (method === 'POST') return void response.writeHead(307, { location: '/contact/2' }).end()
      sendPage(response, form)
    })
    await page.guard(contactForm)
    expect(await send(page)).toMatchObject({ kind: 'answered', exchange: { response: { status: 307 } } })
    expect(desk.acts.map(({ url }) => url)).toEqual(['/contact'])
  })

  test('A form that opens its answer in a new window', async () => {
    const { page, desk } = await visit(({ method }, response) =>
      sendPage(response, method === 'POST' ? 'Thank you in a window' : form.replace('<form', '<form target="_blank"')),
    )
    await page.guard(contactForm)
    expect((await send(page)).kind).toBe('answered')
    expect(await page.text()).toContain('Thank you in a window')
    expect(desk.acts).toHaveLength(1)
  })
})
