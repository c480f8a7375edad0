import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Desk } from './desk.ts'

/** Writes a study of one brand, one scenario, by mail and by form, that is over within half a day of study time. */
export async function writeStudyFolder(
  folder: string,
  desk: Pick<Desk, 'smtpPort' | 'webPort'>,
  {
    channels = ['email', 'form'],
    opens = '2026-11-02T07:30:00Z',
    mailboxes = '  - { kind: maildir, name: shopper, path: maildir }',
  } = {},
): Promise<void> {
  const home = `http://brand.localhost:${desk.webPort}`
  const files = {
    'study.yaml': `ringback: 1
name: A desk on the rig
seed: rig
engagement: { kind: own }
window: { opens: ${opens}, sends: PT4H, listens: PT8H }
brands: [brand]
scenarios: [repair-overdue]
channels: [${channels.join(', ')}]
languages: [en]
personas:
  - { slug: ada, name: Ada Winter, languages: [en], mailName: ada.winter, items: { serial_number: RB-2041-77 } }
budget: { contactsPerBrand: 4, contactsPerDay: 4, minimumGap: PT1M }
sender: { domain: shopper.test, delivery: { kind: direct, patience: PT3S } }
mailboxes:
${mailboxes}
routes: { brand.test: '127.0.0.1:${desk.smtpPort}', shopper.test: '127.0.0.1:${desk.smtpPort}' }
listening: { every: PT5M, canary: P1D, canaryLimit: PT4H }
`,
    'brands/brand.yaml': `brand: 1
name: Brand & Daughters
homePage: ${home}/
country: GB
zone: UTC
languages: [en]
domains: [brand.test, brand.localhost]
product: Kettle K1
statedHours: { hours: 'Mo-Fr 09:00-17:00' }
channels:
  email: { address: support@brand.test, published: ${home}/ }
  form: { url: ${home}/contact, recipe: brand }
promises:
  - id: two-hours
    title: An answer within two hours
    metric: first-response-time
    limit: PT2H
    source: { quote: We answer within two hours., url: ${home}/, date: 2026-10-01 }
`,
    'recipes/brand.yaml': `recipe: 1
grade: approved
steps:
  - { do: open, url: '${home}/contact' }
  - { do: fill, field: { label: Name }, with: '{{persona.name}}' }
  - { do: fill, field: { label: E-mail }, with: '{{email}}' }
  - { do: fill, field: { label: Message }, with: '{{message}}' }
  - { do: click, on: { text: Send, role: button }, submits: true }
irreversible: { method: POST, url: /contact }
success: [{ text: we have received your message }]
timeout: 5000
`,
  }
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), text)
  }
}
