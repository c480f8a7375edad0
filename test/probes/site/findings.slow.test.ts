import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Desk } from '../../browser/desk.ts'
import { type Auditor, openAuditor, openSite, pageOf } from './a-site.ts'

let auditor: Auditor
const open: Desk[] = []
beforeAll(async () => {
  auditor = await openAuditor()
})
afterAll(async () => {
  await auditor.close()
  await Promise.all(open.map((site) => site.close()))
})

const form = (fields: string) =>
  `<form method="post" action="/send"><label>E-mail <input type="email" name="email"></label><label>Message <textarea name="message"></textarea></label>${fields}<button>Send message</button></form>`

test.each<[says: string, body: string, kinds: readonly string[]]>([
  ['A fax number alone', '<p>Fax: 020 7946 0019</p>', ['fax-only', 'nothing-in-writing']],
  ['A telephone alone', '<p>Call 020 7946 0018</p>', ['nothing-in-writing']],
  ['A chat alone', '<script src="https://embed.tawk.to/x"></script>', ['chat-only']],
  ['Nothing at all', '<p>Lamps.</p>', ['no-channel-found']],
  ['A dear number', '<p>Call 0871 234 5678</p>', ['call-above-basic-rate']],
  ['A number that can not be', '<a href="tel:+44 1">Call</a>', ['number-not-valid']],
  [
    'A telephone number demanded',
    form('<label>Telephone <input type="tel" name="phone" required></label>'),
    ['needless-field-required'],
  ],
  [
    'A box ticked before',
    form('<label><input type="checkbox" name="newsletter" checked> Send me the newsletter</label>'),
    ['consent-ticked-before'],
  ],
  ['A CAPTCHA', form('<div class="g-recaptcha" data-sitekey="x"></div>'), ['captcha']],
])('%s', async (_, body, kinds) => {
  const desk = await openSite({ '/': pageOf('Contact us', {}, body) })
  open.push(desk)
  const { audit } = await auditor.audit(desk.url())
  const burdens = audit.findings.filter(({ concerns }) => concerns === 'customer').map(({ kind }) => kind)
  expect(burdens).toEqual(expect.arrayContaining([...kinds]))
})

test('A plain page with an address and a modest form burdens nobody', async () => {
  const body = `<p>Write to <a href="mailto:help@brand.test">help@brand.test</a></p>${form('')}`
  const desk = await openSite({ '/': pageOf('Contact us', {}, body) })
  open.push(desk)
  const { audit } = await auditor.audit(desk.url())
  expect(audit.findings.filter(({ concerns }) => concerns !== 'seen')).toEqual([])
})

test('A language that is not offered is told', async () => {
  const desk = await openSite({ '/': pageOf('Contact us', {}, '<p>Call 020 7946 0018</p>') })
  open.push(desk)
  const { audit } = await auditor.audit(desk.url(), { language: 'it-IT' })
  expect(audit.findings.map(({ kind }) => kind)).toContain('language-not-offered')
})
