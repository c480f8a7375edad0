import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { sendPage } from './desk.ts'
import { underEachEngine } from './each-engine.ts'

/** Every way that a page has to send something by itself; the frame is of another site. */
const restless = (port: number) => `<h1>Restless</h1>
  <form id="window" method="post" action="/window" target="_blank"></form>
  <form id="form" method="post" action="/form"></form>
  <iframe src="http://127.0.0.1:${port}/frame"></iframe><a id="ping" href="#here" ping="/ping">ping</a>
  <script>
    const post = (url, more) => fetch(url, { method: 'POST', body: 'x', ...more }).catch(() => {})
    const attempt = (act) => { try { act() } catch {} }
    navigator.sendBeacon('/beacon', 'x')
    post('/fetch')
    post('/keepalive', { keepalive: true })
    post('http://127.0.0.1:${port}/elsewhere', { headers: { 'content-type': 'application/json' } })
    attempt(() => { const request = new XMLHttpRequest(); request.open('PUT', '/xhr'); request.send('x') })
    attempt(() => new Worker('/worker.js'))
    attempt(() => new SharedWorker('/shared.js'))
    attempt(() => new WebSocket('ws://desk.localhost:${port}/socket'))
    attempt(() => navigator.serviceWorker.register('/service.js').catch(() => {}))
    document.getElementById('ping').click()
    document.getElementById('window').submit()
    document.getElementById('form').submit()
    addEventListener('pagehide', () => { navigator.sendBeacon('/last-beacon', 'x'); post('/last-words', { keepalive: true }) })
  </script>`

const scripts = new Map([
  ['/worker.js', `fetch('/from-worker', { method: 'POST', body: 'x' })`],
  ['/shared.js', `fetch('/from-shared', { method: 'POST', body: 'x' })`],
  ['/service.js', `fetch('/from-service', { method: 'POST', body: 'x' })`],
])

underEachEngine(({ visit }) => {
  test('Nothing but GET leaves a page that tries every way, and what was blocked is named', async () => {
    const { page, desk } = await visit(({ url }, response, port) => {
      const script = scripts.get(url)
      if (script !== undefined) return response.setHeader('content-type', 'text/javascript').end(script)
      if (url === '/frame') return sendPage(response, `<script>navigator.sendBeacon('/from-frame', 'x')</script>`)
      response.setHeader('content-security-policy-report-only', "style-src 'none'; report-uri /report")
      sendPage(response, `<style></style>${restless(port)}`)
    })
    expect(await page.text()).toContain('Restless')
    await page.goto('about:blank')
    // Time for what should not arrive to arrive.
    await wait(500)
    expect(desk.acts.map(({ method, url }) => `${method} ${url}`)).toEqual([])
    const blocked = page.blocked.map(({ method, url }) => `${method} ${new URL(url).pathname}`)
    for (const path of ['/beacon', '/fetch', '/keepalive', '/from-worker', '/from-frame', '/form', '/last-words']) {
      expect(blocked).toContain(`POST ${path}`)
    }
    expect(blocked).toContain('PUT /xhr')
    expect(new Set(page.blocked.map(({ why }) => why))).toEqual(new Set(['not-listed']))
    expect(desk.visits).not.toContain('/service.js')
  })

  test('A blocked navigation leaves the page as it is', async () => {
    const { page } = await visit('<form method="post" action="/x"><input name="a"><button>Go</button></form>')
    const field = await page.locate({ name: 'a' })
    await field?.fill('kept')
    await (await page.locate({ text: 'Go', role: 'button' }))?.click()
    await page.settle(500)
    expect(page.blocked).toHaveLength(1)
    expect([await page.text(), await field?.value()]).toEqual([expect.stringContaining('Go'), 'kept'])
  })

  test('Two contexts at once keep their requests and cookies apart', async () => {
    const page = (name: string) => `<script>document.cookie += 'name=${name}'; document.write(document.cookie)
      fetch('/${name}', { method: 'POST' })</script>`
    const both = await Promise.all(['one', 'two'].map((name) => visit(page(name))))
    const seen = both.map(async (each) => [
      await each.page.text(),
      each.page.blocked.map(({ url }) => new URL(url).pathname),
    ])
    expect(await Promise.all(seen)).toEqual([
      ['name=one', ['/one']],
      ['name=two', ['/two']],
    ])
  })
})
