import { describe, expect, it } from 'vitest'
import { MOST_BYTES } from '../../src/observe/bounds.ts'
import { parseMessage } from '../../src/observe/message.ts'
import { bytesOf } from './study.ts'

describe('What is read of a mail', () => {
  it('headers are decoded, in automatic stamps too', async () => {
    const message = await parseMessage(
      bytesOf({ headers: { 'Auto-Submitted': '=?UTF-8?Q?auto-replied?=', Subject: '=?iso-8859-1?Q?R=E9ponse?=' } }),
    )
    expect(message.headers.get('auto-submitted')).toEqual(['auto-replied'])
    expect(message.subject).toBe('Réponse')
  })

  it('every header that says whom the mail is for is heard', async () => {
    const message = await parseMessage(
      bytesOf({
        to: 'Team <a@x.test>, "B, b" <B@x.test>',
        headers: {
          Cc: 'Group: c@x.test, d@x.test;',
          'Delivered-To': 'e@x.test',
          'X-Original-To': 'f@x.test',
          Received: 'from desk.test by mx.x.test with ESMTP id 1 for <g@x.test>; Mon, 02 Nov 2026 10:00:00 +0100',
        },
      }),
    )
    expect(message.recipients).toEqual('abcdefg'.split('').map((name) => `${name}@x.test`))
  })

  it.each([
    ['Mon, 02 Nov 2026 10:00:00 +0100', '2026-11-02T09:00:00.000Z'],
    ['Mon, 02 Nov 2026 10:00:00 GMT', '2026-11-02T10:00:00.000Z'],
    ['Mon, 02 Nov 2026 10:00:00', null],
    ['yesterday', null],
    ['Mon, 02 Nov 99999 10:00:00 +0000', null],
  ])('a Date of %s claims %s', async (written, claimed) => {
    expect((await parseMessage(bytesOf({ headers: { Date: written } }))).date).toBe(claimed)
  })

  it('a message of HTML alone reads as what it shows', async () => {
    const message = await parseMessage(
      bytesOf({
        type: 'text/html',
        body: '<style>b{}</style><p>One&nbsp;&eacute;<br>two</p><blockquote>old<blockquote>older</blockquote></blockquote><script>x()</script>',
      }),
    )
    expect(message.text.split('\n').filter(Boolean)).toEqual(['One é', 'two', '> old', '>> older'])
  })

  it('attachments are named and never read', async () => {
    const body =
      '--b\n\nSee the file.\n--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename="=cmd.pdf"\n\nxx\n--b--'
    const message = await parseMessage(bytesOf({ type: 'multipart/mixed; boundary=b', body }))
    expect(message.text.trim()).toBe('See the file.')
    expect(message.attachments).toEqual([{ name: '=cmd.pdf', mediaType: 'application/pdf' }])
  })
})

describe('Hostile and broken mail', () => {
  it('nothing at all is a message with a note', async () => {
    expect(await parseMessage(new Uint8Array())).toMatchObject({
      from: null,
      text: '',
      notes: ['there is nothing to read'],
    })
  })

  it('too deep a nesting leaves the headers, with a note', async () => {
    const open = (depth: number) => `--b${depth}\nContent-Type: multipart/mixed; boundary=b${depth + 1}\n\n`
    const body = Array.from({ length: 300 }, (_, depth) => open(depth)).join('')
    const message = await parseMessage(bytesOf({ type: 'multipart/mixed; boundary=b0', body }))
    expect(message).toMatchObject({ subject: 'Re: My repair', from: { address: 'help@desk.test' } })
    expect(message.notes).toEqual([expect.stringContaining('only the headers could be read')])
  })

  it('too many parts are cut off, with a note', async () => {
    const message = await parseMessage(
      bytesOf({ type: 'multipart/mixed; boundary=b', body: '--b\n\nx\n'.repeat(6_000) }),
    )
    expect(message.notes).toEqual([expect.stringContaining('parts were read')])
  })

  it('too many lines are cut off, with a note', async () => {
    const message = await parseMessage(bytesOf({ body: '\n'.repeat(210_000) }))
    expect(message.notes).toEqual([expect.stringContaining('lines were read')])
  })

  it('too many bytes are cut off, with a note', async () => {
    const large = new Uint8Array(MOST_BYTES + 10).fill(97)
    large.set(bytesOf({}))
    expect((await parseMessage(large)).notes).toEqual([expect.stringContaining('bytes were read')])
  })

  it('headers beyond all measure leave what stood first, with a note', async () => {
    const message = await parseMessage(bytesOf({ headers: { 'X-Long': 'a'.repeat(2_000_000) } }))
    expect(message.from?.address).toBe('help@desk.test')
    expect(message.notes).toEqual([expect.stringContaining('only the headers could be read')])
  })
})
