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

async function site(pages: Pages): Promise<Desk> {
  const desk = await openSite(pages)
  open.push(desk)
  return desk
}

/** Thirty pages: a shop with a help centre whose form is three clicks away. */
function shop(): Pages {
  const goods = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`/goods/${i}`, `Lamp number ${i}`]))
  const topics = Object.fromEntries(
    ['/help/returns', '/help/warranty', '/help/repair', '/help/faq'].map((path) => [path, path.slice(6)]),
  )
  const menu = { '/help': 'Help', '/about': 'About us', '/stores': 'Our shops', '/login': 'Log in', '/jobs': 'Careers' }
  const plain = (links: Readonly<Record<string, string>>) =>
    Object.entries(links).map(([path, text]) => [path, pageOf(text, menu)])
  return {
    '/': pageOf('Lamps', { ...menu, ...goods }),
    ...Object.fromEntries([...plain(goods), ...plain(menu), ...plain(topics)]),
    '/help': pageOf('Help', topics),
    '/help/repair': pageOf('Repair', { '/help/contact': 'Contact us' }),
    '/help/contact': pageOf(
      'Contact us',
      {},
      `<p>Call 020 7946 0018, Monday to Friday, 9 am to 5 pm. We answer every message within two working days.</p>${CONTACT_FORM}`,
    ),
  }
}

test('In a site of thirty pages the form, the number and the hours are found, with the way to them', async () => {
  const desk = await site(shop())
  const { audit } = await auditor.audit(desk.url())
  const form = audit.channels.find(({ channel }) => channel === 'form')
  expect(form).toMatchObject({ at: desk.url('/help/contact'), steps: 3 })
  expect(form?.way.map(({ link }) => link)).toEqual(['', 'Help', 'repair', 'Contact us'])
  expect(form?.way.every(({ picture }) => picture !== null)).toBe(true)
  expect(audit.channels.find(({ channel }) => channel === 'phone')).toMatchObject({ at: '+442079460018' })
  expect(audit.hours).toMatchObject([{ hours: 'Mo-Fr 09:00-17:00' }])
  expect(audit.promises).toMatchObject([{ about: 'respond', max: 2, unit: 'day', working: true }])
  expect(desk.acts).toEqual([])
})

test('What robots.txt closes is not opened, and told', async () => {
  const desk = await site({ ...shop(), '/robots.txt': 'User-agent: *\nDisallow: /help/contact\nDisallow: /about' })
  const { audit } = await auditor.audit(desk.url())
  expect(desk.visits).toContain('/robots.txt')
  expect(desk.visits).not.toContain('/help/contact')
  expect(desk.visits).not.toContain('/about')
  expect(audit.robots.refused).toContain(desk.url('/help/contact'))
  expect(audit.findings.map(({ kind }) => kind)).toContain('robots-refused')
})

test('Where robots.txt can not be had, only the home page is opened', async () => {
  const desk = await site({ ...shop(), '/robots.txt': (_, response) => void response.writeHead(503).end() })
  const { audit } = await auditor.audit(desk.url())
  expect(audit.pages.map(({ url }) => url)).toEqual([desk.url()])
  expect(audit.findings.map(({ kind }) => kind)).toContain('robots-unknown')
})

test('A budget of pages is kept', async () => {
  const desk = await site(shop())
  const { audit } = await auditor.audit(desk.url(), { pages: 3 })
  expect(audit.pages).toHaveLength(3)
  expect(audit.ended).toBe('page-budget')
})

test('A form that only the sitemap knows is found, and that no link leads to it', async () => {
  const desk = await site({
    '/': pageOf('Lamps', { '/goods': 'Lamps' }),
    '/goods': pageOf('Goods', {}),
    '/sitemap.xml': (_, response, port) =>
      void response.end(`<urlset><url><loc>http://desk.localhost:${port}/contact-us</loc></url></urlset>`),
    '/contact-us': pageOf('Contact', {}, CONTACT_FORM),
  })
  const { audit } = await auditor.audit(desk.url())
  expect(audit.channels).toMatchObject([{ channel: 'form', steps: null }])
  expect(audit.findings.map(({ kind }) => kind)).toContain('form-not-linked')
})

test('The path is tried: keyboard, narrow screen, empty form, axe-core', async () => {
  const unreachable = CONTACT_FORM.replace('<textarea', '<textarea tabindex="-1"').replace(
    '<label>Name <input',
    '<input',
  )
  const desk = await site({ '/': pageOf('Contact', {}, `<div style="width: 900px">Wide</div>${unreachable}`) })
  const { audit } = await auditor.audit(desk.url())
  const kinds = audit.findings.filter(({ concerns }) => concerns === 'customer').map(({ kind }) => kind)
  expect(kinds).toEqual(expect.arrayContaining(['keyboard-cannot-reach', 'narrow-screen', 'axe-violation']))
  expect(audit.findings.find(({ kind }) => kind === 'empty-form-says')?.shown).toContain('E-mail')
  expect(audit.findings.filter(({ said }) => /conform/i.test(said))).toEqual([])
  expect(desk.acts).toEqual([])
})

test.each([
  [
    'GET form',
    '<form action="/search-for-us"><input name="email" type="email" aria-label="E-mail"><textarea name="message" aria-label="Message"></textarea><button>Send message</button></form>',
  ],
  [
    'script',
    `${CONTACT_FORM}<script>document.forms[0].noValidate = true; document.forms[0].onsubmit = (event) => { event.preventDefault(); fetch('/api?via=get'); fetch('/api', { method: 'POST' }) }</script>`,
  ],
])('An empty form is pressed and nothing leaves: by %s', async (_, form) => {
  const desk = await site({ '/': pageOf('Contact us', {}, form) })
  const { paths } = await auditor.audit(desk.url())
  expect(paths.at(-1)?.empty?.wouldSend).toBe(true)
  expect(desk.acts).toEqual([])
  expect(desk.visits.filter((path) => /api|search-for-us/.test(path))).toEqual([])
})
