import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Desk } from '../../browser/desk.ts'
import { type Auditor, CONTACT_FORM, openAuditor, openSite, type Pages, pageOf } from './a-site.ts'

let auditor: Auditor
const open: Desk[] = []
beforeAll(async () => {
  auditor = await openAuditor()
})
afterAll(async () => {
  await auditor.close()
  await Promise.all(open.map((site) => site.close()))
})

const MANY = `<form method="post" action="/send">${Array.from({ length: 5_000 }, (_, i) => `<input name="f${i}">`).join('')}<textarea name="message"></textarea><button>Send</button></form>`

/** What the link "Contact us" leads to, and the kinds of finding that it ends in. */
const CASES: readonly (readonly [says: string, contact: Pages[string], kinds: readonly string[]])[] = [
  [
    'redirects without end',
    (seen, response) =>
      void response.writeHead(302, { location: `/contact?n=${Number(seen.url.split('=')[1] ?? 0) + 1}` }).end(),
    ['page-did-not-open'],
  ],
  [
    'a download',
    (_, response) => void response.writeHead(200, { 'content-type': 'application/octet-stream' }).end('x'),
    ['page-did-not-open'],
  ],
  ['a connection that dies', (_, response) => void response.socket?.destroy(), ['page-did-not-open']],
  ['nothing there', (_, response) => void response.writeHead(404).end('<h1>Gone</h1>'), ['dead-link']],
  [
    'a wall',
    (_, response) => void response.writeHead(403).end('<title>Access denied</title>Verify you are human'),
    ['bot-wall'],
  ],
  ['a login', (_, response) => void response.writeHead(401).end('<h1>Log in</h1>'), ['login-wall']],
  ['five thousand inputs', pageOf('Contact', {}, MANY), ['page-read-in-part']],
  [
    'a page that never settles',
    pageOf('Contact', {}, `${CONTACT_FORM}<script>setInterval(() => document.body.append(Math.random()), 5)</script>`),
    ['steps-to-form'],
  ],
  [
    'dialogs without end',
    pageOf('Contact', {}, `${CONTACT_FORM}<script>for (let i = 0; i < 50; i++) alert(i)</script>`),
    ['steps-to-form'],
  ],
  [
    'an invalid encoding',
    (_, response) =>
      void response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(Buffer.from([0x3c, 0x70, 0x3e, 0xff, 0xfe, 0xc0, 0x80])),
    ['steps-to-contact'],
  ],
]

test.each(CASES)('%s: ends in findings', async (_, contact, kinds) => {
  const desk = await openSite({
    '/': pageOf('Home', { '/contact': 'Contact us', '/service': 'Service' }),
    '/service': pageOf('Service', {}, '<a href="tel:+442079460018">020 7946 0018</a>'),
    '/contact': contact,
  })
  open.push(desk)
  const { audit } = await auditor.audit(desk.url())
  const found = audit.findings
    .map(({ kind }) => (kind === 'steps-to-contact' ? 'steps-to-form steps-to-contact' : kind))
    .join(' ')
  for (const kind of kinds) expect(found).toContain(kind)
  expect(audit.channels.some(({ channel }) => channel === 'phone')).toBe(true)
  expect(desk.acts).toEqual([])
})

test('A page of endless text is cut and told', async () => {
  const desk = await openSite({
    '/': pageOf('Home', { '/contact': 'Contact us' }),
    '/contact': (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      const block = `<p>${'word '.repeat(20_000)}</p>`
      let left = 400
      const more = () => {
        while (left > 0 && !response.destroyed) {
          left -= 1
          if (!response.write(block)) return void response.once('drain', more)
        }
        response.end()
      }
      more()
    },
  })
  open.push(desk)
  const { audit } = await auditor.audit(desk.url(), { seconds: 60 })
  expect(audit.findings.length).toBeGreaterThan(0)
  expect(audit.pages).toHaveLength(2)
})

test('A site that is not there ends in findings', async () => {
  const desk = await openSite({})
  const gone = desk.url()
  await desk.close()
  const { audit } = await auditor.audit(gone)
  expect(audit.findings.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['no-channel-found', 'robots-unknown', 'page-did-not-open']),
  )
})
