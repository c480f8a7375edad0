import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Desk } from '../../browser/desk.ts'
import { type Auditor, openAuditor, openSite, pageOf } from './a-site.ts'

const banner = (
  buttons: string,
) => `<p>Lamps for every room.</p><div id="banner" role="dialog" aria-label="Cookies" style="position: fixed; bottom: 0; left: 0; right: 0; background: #fff; padding: 2em; z-index: 99">
<p>We use cookies and similar technologies to personalise content and advertising. Choose whether you agree to our use of cookies for these purposes.</p>${buttons}</div>
<script>for (const button of document.querySelectorAll('#banner button')) button.onclick = () => { document.title = button.textContent; document.getElementById('banner').remove() }</script>`

const ACCEPT = '<button>Accept all</button>'
const REJECT = '<button>Reject all</button>'

describe.each(['playwright', 'puppeteer'] as const)('under %s', (driver) => {
  let auditor: Auditor
  const open: Desk[] = []
  beforeAll(async () => {
    auditor = await openAuditor(driver)
  })
  afterAll(async () => {
    await auditor.close()
    await Promise.all(open.map((site) => site.close()))
  })

  test.each([
    ['that can be declined is declined', banner(ACCEPT + REJECT), 'banner-declined', 'Reject all'],
    ['that only accepts is a finding, and is not accepted', banner(ACCEPT), 'banner-not-declined', 'Lamps'],
  ])('A banner %s', async (_, body, kind, title) => {
    const desk = await openSite({ '/': pageOf('Lamps', {}, body) })
    open.push(desk)
    const { audit } = await auditor.audit(desk.url())
    expect(audit.findings.map((one) => one.kind)).toContain(kind)
    expect(audit.pages[0]?.title).toBe(title)
  })

  test('A page without a banner has no finding of one', async () => {
    const desk = await openSite({ '/': pageOf('Lamps', {}, '<p>Our cookies are baked daily.</p>') })
    open.push(desk)
    const { audit } = await auditor.audit(desk.url())
    expect(audit.findings.filter(({ kind }) => kind.startsWith('banner'))).toEqual([])
  })
})
