import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Street, stallFile } from './street.ts'

/** When the demo's clock starts: a Monday, before anybody is at work. */
export const STUDY_STARTS = '2026-11-02T05:00:00.000Z'

/** Writes the demo's study into a folder: what a user would write, with the addresses of this street. */
export async function writeStudy(folder: string, street: Street): Promise<void> {
  const write = async (path: string, content: string | Uint8Array) => {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  await write('study.yaml', studyYaml(street))
  await write('standards/high-street-charter.yaml', CHARTER)
  await write('files/invoice.txt', INVOICE)
  await write('files/photo.png', Buffer.from(PHOTO, 'base64'))
  for (const { stall, origin } of street.stalls) {
    const here = (file: string) => stallFile(stall.slug, file).replaceAll('{{origin}}', origin)
    await write(`brands/${stall.slug}.yaml`, here('brand.yaml'))
    await write(`recipes/${stall.slug}.yaml`, here('recipe.yaml'))
  }
}

function studyYaml({ stalls, shopper }: Street): string {
  return `ringback: 1
name: Five brands on a high street
seed: high street, autumn 2026

# Every domain here is reserved for tests and demos, so nobody has to allow it.
engagement:
  kind: own

# Two waves of contacts, a week apart; each contact is listened to for three weeks.
window:
  opens: 2026-11-02T06:00:00Z
  sends: P4D
  listens: P21D
waves: 2
every: P7D

brands: [${stalls.map(({ stall }) => stall.slug).join(', ')}]
scenarios: [repair-overdue, dead-on-arrival, warranty-question]
channels: [email, form]
languages: [en]
standards: [high-street-charter]

personas:
  - slug: ada
    name: Ada Winter
    languages: [en]
    mailName: ada.winter
    items:
      serial_number: RB-2041-77
      invoice: files/invoice.txt
      photo: files/photo.png
  - slug: ben
    name: Ben Okafor
    company: Okafor Hi-Fi
    languages: [en]
    mailName: ben.okafor
    items:
      serial_number: RB-3120-05
      invoice: files/invoice.txt
      photo: files/photo.png

budget:
  contactsPerBrand: 6
  contactsPerDesk: 6
  contactsPerChannel: 5
  contactsPerDay: 2
  minimumGap: PT4H
  agentMinutesPerBrand: 60

sender:
  domain: ${shopper.domain}
  delivery:
    kind: direct
mailboxes:
  - kind: maildir
    name: shopper
    path: ../mail

# Where the mail servers of the street are, on this machine.
routes:
  ${shopper.domain}: ${shopper.route}
${stalls.map(({ domain, route }) => `  ${domain}: ${route}`).join('\n')}

listening:
  every: PT15M
  canary: P1D
retention:
  evidence: P90D
`
}

const CHARTER = `standard: 1
title: The High Street Charter
since: 2026-01-01
sources:
  - title: The High Street Charter, as the street's own association wrote it for this demo
    url: https://example.com/high-street-charter
    date: 2026-01-01
promises:
  - id: charter-acknowledged-in-a-day
    title: Every message is acknowledged within a day
    metric: acknowledgement-time
    limit: PT24H
    share: 0.9
    severity: minor
    source:
      quote: Members acknowledge every message within twenty-four hours.
      url: https://example.com/high-street-charter
      date: 2026-01-01
  - id: charter-person-in-five-days
    title: A person answers within five days
    metric: first-response-time
    limit: P5D
    share: 0.9
    source:
      quote: Members let a person answer within five days.
      url: https://example.com/high-street-charter
      date: 2026-01-01
`

const INVOICE = `Invoice 2026-1187
1 item, paid in full on 4 May 2026
This invoice was made up for a demo.
`

// One white pixel.
const PHOTO = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII='
