import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { wholeBody } from '../../src/browser/whole-body.ts'
import { contactForm, underEachEngine } from './each-engine.ts'

let folder: string
let photo: string
const pixels = Buffer.from([0xff, 0xd8, 0x00, 0x0d, 0x0a, 0xfe])
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringback-'))
  photo = join(folder, 'photo "1".jpg')
  await writeFile(photo, pixels)
})
afterAll(() => rm(folder, { recursive: true }))

const bytes = (text: string) => ({ bytes: Buffer.from(text).toString('base64') })
const head = (name: string) => bytes(`--b\r\nContent-Disposition: form-data; name="f"; filename="${name}"\r\n\r\n`)

test('A body without hidden parts is what the browser shows, byte for byte', async () => {
  const shown = { hasPostData: true, postDataEntries: [bytes('a=1&'), bytes('b=\u00e9')] }
  expect(await wholeBody(shown, [])).toEqual(Buffer.from('a=1&b=\u00e9'))
  expect(await wholeBody({}, [])).toHaveLength(0)
})

test.each([
  ['a body that is not shown at all', { hasPostData: true }],
  ['a hidden part that is no file', { hasPostData: true, postDataEntries: [bytes('a=1'), {}] }],
  ['a body that begins with a hidden part', { hasPostData: true, postDataEntries: [{}] }],
  ['a file that we did not choose', { hasPostData: true, postDataEntries: [head('other.jpg'), {}, bytes('--b--')] }],
])('Null for %s', async (_, shown) => {
  expect(await wholeBody(shown, [photo])).toBeNull()
})

const form = `<form method="post" action="/contact" enctype="multipart/form-data">
  <label>Message <textarea name="message"></textarea></label><label>Photo <input type="file" name="photo"></label>
  <label>Paper <input type="file" name="paper"></label><button>Send</button></form>`

underEachEngine(({ visit }) => {
  test.each([
    ['without a file', false, 'caf\u00e9'],
    ['with a file', true, 'caf\u00e9'],
    ['of three million letters', false, 'x'.repeat(3_000_000)],
  ])('A multipart form %s arrives whole', async (_, withFile, message) => {
    const { page, desk } = await visit(form)
    await page.guard(contactForm)
    await (await page.locate({ selector: 'textarea' }))?.fill(message)
    const file = await page.locate({ label: 'Photo' })
    if (withFile) await file?.upload(photo)
    expect(await file?.value()).toBe(withFile ? 'photo "1".jpg' : '')
    const button = await page.locate({ text: 'Send', role: 'button' })
    const fired = await page.fire({ act: async () => button?.click() })
    expect(fired.kind).toBe('answered')
    expect(desk.acts).toHaveLength(1)
    const parts = await partsOf(desk.acts[0])
    expect(parts.get('message')).toBe(message)
    const sent = parts.get('photo') as File
    expect(Buffer.from(await sent.arrayBuffer())).toEqual(withFile ? pixels : Buffer.alloc(0))
    expect((parts.get('paper') as File).size).toBe(0)
  })

  const made = (body: string, more = '') =>
    `<button onclick="fetch('/contact', { method: 'POST', body: toSend(), ${more} }).catch(() => {})">Send</button>
     <script>function toSend() { ${body} }</script>`

  test('A file that the page made itself arrives whole', async () => {
    const { page, desk } = await visit(
      made(`const data = new FormData(); data.append('f', new File([new Uint8Array(900000)], 'f')); return data`),
    )
    await page.guard(contactForm)
    const button = await page.locate({ text: 'Send', role: 'button' })
    expect((await page.fire({ act: async () => button?.click() })).kind).toBe('answered')
    expect(((await partsOf(desk.acts[0])).get('f') as File).size).toBe(900_000)
  })

  test('A body that the browser does not show is not sent at all', async () => {
    const { page, desk } = await visit(made(`return new Blob(['text']).stream()`, `duplex: 'half'`))
    await page.guard(contactForm)
    const button = await page.locate({ text: 'Send', role: 'button' })
    const fired = await page.fire({ act: async () => button?.click() })
    expect(fired).toMatchObject({ kind: 'not-sent', reason: 'body-hidden' })
    expect(page.blocked).toMatchObject([{ why: 'body-hidden' }])
    expect(desk.acts).toEqual([])
  })
})

function partsOf(act: { headers: object; body: Buffer } | undefined): Promise<FormData> {
  return new Response(new Uint8Array(act?.body ?? []), { headers: act?.headers as HeadersInit }).formData()
}
