import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Deed } from '../../src/demo/deed.ts'
import { type LeapingClock, leapingClock } from '../../src/demo/leaping-clock.ts'
import { type OpenStall, openStreet, STALLS, type Street, stallFile } from '../../src/demo/street.ts'
import { Brand } from '../../src/model/brand.ts'
import { Recipe } from '../../src/model/recipe.ts'
import { millis } from '../../src/support/clock.ts'
import { plus, secondsBetween } from '../../src/support/period.ts'

const START = '2026-11-02T08:00:00.000Z'
const ADA = 'ada.k7m2qd9x@shopper.test'

let folder: string
let clock: LeapingClock
let street: Street

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ringback-street-'))
  clock = leapingClock(START)
  street = await openStreet(folder, clock)
})

afterEach(async () => {
  await street.close()
  rmSync(folder, { recursive: true })
})

describe('what the brands publish', () => {
  test.each(STALLS.map(({ slug }) => slug))('%s says on its pages what its brand file quotes', async (slug) => {
    const brand = Brand.parse(parse(stallFile(slug, 'brand.yaml').replaceAll('{{origin}}', stall(slug).origin)))
    const quoted = [brand.statedHours?.source, ...[...brand.values, ...brand.promises].map(({ source }) => source)]
    expect(brand.promises.length).toBeGreaterThan(0)
    for (const source of quoted.flatMap((one) => one ?? [])) expect(await words(source.url)).toContain(source.quote)
  })

  test.each(STALLS.map(({ slug }) => slug))('%s has a form on the page that its recipe opens', async (slug) => {
    const recipe = Recipe.parse(parse(stallFile(slug, 'recipe.yaml').replaceAll('{{origin}}', stall(slug).origin)))
    const [open] = recipe.steps
    expect(await html(open?.do === 'open' ? open.url : '')).toContain('<form')
    expect(recipe.irreversible.url).toBe(stall(slug).stall.form.path)
  })

  test('a page that is not there is not found', async () => {
    expect((await fetch(here(`${stall('echo-and-sons').origin}/nowhere`))).status).toBe(404)
  })
})

describe('Echo & Sons', () => {
  test('confirms the form, and never answers', async () => {
    const shown = await fill('echo-and-sons', { name: 'Ada', email: ADA, message: 'Any news about my repair?' })
    expect([shown.status, await shown.text()]).toEqual([200, expect.stringContaining('Thank you, we heard you')])
    await clock.sleep(plus(START, 'P60D'))
    expect(did('echo-and-sons')).toEqual(['got-form'])
    expect(mail()).toEqual([])
  })

  test('shows a form again that lacks the message', async () => {
    const shown = await fill('echo-and-sons', { name: 'Ada', email: ADA, message: ' ' })
    expect(shown.status).toBe(422)
    expect(did('echo-and-sons')).toEqual(['refused-form'])
  })
})

describe('Broom Closet Audio', () => {
  test('acknowledges in minutes, and says after three days that it is too busy', async () => {
    await write('broom-closet-audio', 'help', 'Any news about my repair?')
    await clock.sleep(plus(START, 'P5D'))
    const [got, acknowledged, referred] = deeds('broom-closet-audio')
    expect(did('broom-closet-audio')).toEqual(['got-mail', 'sent-acknowledgement', 'sent-referral'])
    expect(between(got, acknowledged) / 60).toBeLessThan(10)
    expect(between(acknowledged, referred) / 86_400).toBeGreaterThan(2.9)
    const [first, second] = mail()
    expect(first).toMatchObject({ junk: false, at: stampOf(acknowledged) })
    expect(first?.text).toMatch(/^Auto-Submitted: auto-replied/m)
    expect(first?.text).toMatch(/^In-Reply-To: <opening@shopper\.test>/m)
    expect(first?.text).toMatch(/within one working day/)
    expect(second?.text).toMatch(/Please fax your question/)
    expect(second?.text).not.toMatch(/^Auto-Submitted/m)
  })

  test('turns away what fills the field that nobody sees', async () => {
    const form = { your_name: 'Ada', your_email: ADA, your_subject: 'x', your_words: 'y' }
    expect((await fill('broom-closet-audio', { ...form, website: 'https://example.com' })).status).toBe(422)
    const taken = await fill('broom-closet-audio', { ...form, website: '' })
    expect([taken.status, taken.headers.get('location')]).toEqual([303, '/thank-you'])
    expect(did('broom-closet-audio')).toEqual(['refused-form', 'got-form'])
  })
})

describe('Pronto Gioielli', () => {
  test('answers within the hour, in Italian, and lands among the junk', async () => {
    const shown = await fill('pronto-gioielli', { nome: 'Ada', posta: ADA, oggetto: 'Repair', testo: 'Hello' }, true)
    expect(await shown.json()).toEqual({ esito: 'Messaggio ricevuto. A fra poco!' })
    await clock.sleep(plus(START, 'P1D'))
    const [got, answered] = deeds('pronto-gioielli')
    expect(did('pronto-gioielli')).toEqual(['got-form', 'sent-answer'])
    expect(answered?.language).toBe('it')
    expect(between(got, answered)).toBeLessThan(3600)
    expect(mail()).toMatchObject([{ junk: true, at: stampOf(answered) }])
  })
})

describe('Cone of Silence', () => {
  test('publishes a number that costs, and no address', async () => {
    const pages = await Promise.all(['/', '/hilfe', '/hilfe/schreiben'].map((path) => html(origin(path))))
    expect(pages.join()).not.toMatch(/mailto:|@/)
    expect(pages.join()).toMatch(/0900.*je Minute/)
    function origin(path: string) {
      return stall('cone-of-silence').origin + path
    }
  })

  test('takes nothing from who does not read its picture', async () => {
    const shown = await fill('cone-of-silence', { f1: 'Ada', f2: ADA, f3: 'Hello', f4: '' })
    expect(await shown.text()).toContain('Der Code stimmt nicht')
    expect(did('cone-of-silence')).toEqual(['refused-form'])
  })
})

describe('City on the Hill', () => {
  test('acknowledges, asks for the serial number, gets it, answers, and gets the thanks', async () => {
    await write('city-on-the-hill', 'service', 'Any news about my repair?')
    await clock.sleep(plus(START, 'P1D'))
    expect(did('city-on-the-hill')).toEqual(['got-mail', 'sent-acknowledgement', 'sent-request'])
    await write('city-on-the-hill', 'service', 'It is RB-2041-77', 'reply')
    await clock.sleep(plus(START, 'P2D'))
    await write('city-on-the-hill', 'service', 'Thank you', 'close')
    await clock.sleep(plus(START, 'P9D'))
    expect(did('city-on-the-hill').slice(3)).toEqual(['got-mail', 'sent-answer', 'got-mail'])
    expect(mail().map(({ text }) => /serial number of your radio|it will be back with you/.exec(text)?.[0])).toEqual([
      undefined,
      'serial number of your radio',
      'it will be back with you',
    ])
  })

  test('answers a question before the sale without asking back', async () => {
    await write('city-on-the-hill', 'service', 'How long is the warranty?')
    await clock.sleep(plus(START, 'P9D'))
    expect(did('city-on-the-hill')).toEqual(['got-mail', 'sent-acknowledgement', 'sent-answer'])
  })

  test('does not answer who keeps the serial number to himself', async () => {
    await write('city-on-the-hill', 'service', 'Any news about my repair?')
    await clock.sleep(plus(START, 'P30D'))
    expect(did('city-on-the-hill')).toEqual(['got-mail', 'sent-acknowledgement', 'sent-request'])
  })
})

describe('the street', () => {
  test('keeps its logs on the disk too', async () => {
    await write('city-on-the-hill', 'service', 'How long is the warranty?')
    const lines = readFileSync(join(folder, 'logs', 'city-on-the-hill.jsonl'), 'utf8')
      .trim()
      .split('\n')
    expect(lines.map((line) => JSON.parse(line))).toEqual(deeds('city-on-the-hill'))
  })

  test('refuses mail that is for somebody else', async () => {
    await expect(write('broom-closet-audio', 'help', 'Hello', 'opening', 'elsewhere.test')).rejects.toThrow('550')
  })

  test('does not let time leap while a connection is open', async () => {
    const socket = connect(port(stall('city-on-the-hill').route), '127.0.0.1')
    await new Promise((resolve) => socket.once('data', resolve))
    const sleeping = clock.sleep(plus(START, 'P1D'))
    for (let turn = 0; turn < 100; turn++) await new Promise(setImmediate)
    expect(clock.leaps).toBe(0)
    socket.end('QUIT\r\n')
    await sleeping
    expect(clock.leaps).toBe(1)
  })

  test('acts the same whenever it is opened', async () => {
    await write('broom-closet-audio', 'help', 'Hello')
    await clock.sleep(plus(START, 'P5D'))
    const [got, acknowledged] = deeds('broom-closet-audio')
    const again = mkdtempSync(join(tmpdir(), 'ringback-street-'))
    await street.close()
    clock = leapingClock(START)
    street = await openStreet(again, clock)
    await write('broom-closet-audio', 'help', 'Hello')
    await clock.sleep(plus(START, 'P5D'))
    const [gotAgain, acknowledgedAgain] = deeds('broom-closet-audio')
    rmSync(again, { recursive: true })
    expect(Math.abs(between(got, acknowledged) - between(gotAgain, acknowledgedAgain))).toBeLessThan(30)
  })
})

function stall(slug: string): OpenStall {
  const found = street.stalls.find((one) => one.stall.slug === slug)
  if (found === undefined) throw new Error(`Expected a stall, got ${slug}`)
  return found
}

function deeds(slug: string): readonly Deed[] {
  return stall(slug).log.deeds
}

function did(slug: string): readonly string[] {
  return deeds(slug).map(({ what }) => what)
}

function between(from: Deed | undefined, to: Deed | undefined): number {
  return secondsBetween(from?.at ?? '', to?.at ?? '')
}

function stampOf(deed: Deed | undefined) {
  const at = millis(deed?.at ?? START)
  return expect.toSatisfy((found: number) => Math.abs(found - at) < 1000)
}

/** What lies in the shopper's Maildir, by the time in the files' names. */
function mail(): readonly { junk: boolean; at: number; text: string }[] {
  return [false, true]
    .flatMap((junk) => {
      const path = join(street.shopper.maildir, ...(junk ? ['.Junk'] : []), 'new')
      return readdirSync(path).map((name) => {
        const [, seconds, micros] = /^(\d+)\.M(\d{6})P\d+Q\d+\.localhost$/.exec(name) ?? []
        const at = Number(seconds) * 1000 + Number(micros) / 1000
        return {
          junk,
          at,
          text: readFileSync(join(path, name), 'utf8')
            .replace(/=\r?\n/g, '')
            .replace(/\r?\n/g, '\n'),
        }
      })
    })
    .toSorted((a, b) => a.at - b.at)
}

async function write(slug: string, name: string, words: string, id = 'opening', domain = `${slug}.test`) {
  const release = clock.busy()
  const transport = createTransport({ host: '127.0.0.1', port: port(stall(slug).route), ignoreTLS: true })
  await transport
    .sendMail({
      from: ADA,
      to: `${name}@${domain}`,
      subject: words,
      text: words,
      messageId: `<${id}@shopper.test>`,
    })
    .finally(release)
}

async function fill(slug: string, fields: Record<string, string>, json = false): Promise<Response> {
  const { origin, stall: own } = stall(slug)
  return fetch(here(origin + own.form.path), {
    method: 'POST',
    redirect: 'manual',
    body: json ? JSON.stringify(fields) : new URLSearchParams(fields),
    headers: json ? { 'Content-Type': 'application/json' } : {},
  })
}

/** Resolvers may not know that `*.localhost` is this machine. */
function here(url: string): string {
  return url.replace(/\/\/[^:/]+/, '//127.0.0.1')
}

async function html(url: string): Promise<string> {
  return (await fetch(here(url))).text()
}

/** The words of a page, as they are read. */
async function words(url: string): Promise<string> {
  const body = (await html(url)).replace(/<style[\s\S]*?<\/style>|<script[\s\S]*?<\/script>|<[^>]+>/g, '')
  return body.replaceAll('&amp;', '&').replace(/\s+/g, ' ')
}

function port(route: string): number {
  return Number(route.split(':').at(-1))
}
