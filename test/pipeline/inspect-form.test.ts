import { mkdtemp, open, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { snapshotOfHtml } from '../../src/page/from-html.ts'
import { type InspectedForms, inspectForms, type PageOpener } from '../../src/pipeline/inspect-form.ts'

const CONTACT = `<h1>Contact us</h1><form method=post id=contact><label>E-mail * <input name=mail></label>
  <label>Message <textarea name=text></textarea></label><button>Send</button></form>`
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringback-forms-'))
})

describe('What inspect form says of a page', () => {
  test('is one line with the kinds, labels and selectors of its fields', async () => {
    const page = await saved('contact.html', CONTACT)
    expect(await inspect([page])).toEqual([
      {
        input: page,
        forms: [
          {
            index: 0,
            kind: 'contact',
            confidence: expect.closeTo(0.9, 0),
            selector: '#contact',
            fields: [
              { name: 'mail', kind: 'email', label: 'E-mail *', required: true, selector: 'input[name="mail"]' },
              { name: 'text', kind: 'message', label: 'Message', required: false, selector: 'textarea[name="text"]' },
              {
                name: null,
                kind: 'submit',
                label: 'Send',
                required: false,
                selector: '#contact > button:nth-of-type(1)',
              },
            ],
            barriers: [],
          },
        ],
        needsBrowser: false,
        problems: [],
      },
    ])
  })

  test('keeps the order of a list, of paths and of objects', async () => {
    const [one, two] = [await saved('one.html', CONTACT), await saved('two.html', '<p>Nothing here')]
    const list = await saved(
      'list.txt',
      `${two}\n${JSON.stringify({ input: one, url: 'https://brand.test/contact' })}\n`,
    )
    const read = await inspect([one], { list })
    expect(read.map(({ input, forms }) => [input, forms.length])).toEqual([
      [one, 1],
      [two, 0],
      [one, 1],
    ])
  })

  test.each([
    ['a page drawn by script', '<div id=root></div><script src=/app.js></script>', true],
    ['a page that is empty', '<div id=app></div><script>start()</script>', true],
    ['a form in a frame of its maker', '<p>Write to us</p><iframe src="https://form.jotform.com/1"></iframe>', true],
    ['a form that opens after a click', `<div style="display:none">${CONTACT}</div>`, true],
    ['a form that is there', CONTACT, false],
  ])('tells whether a browser may show more: %s', async (what, html, wanted) => {
    const [read] = await inspect([await saved(`${what}.html`, html)])
    expect(read?.needsBrowser).toBe(wanted)
  })
})

describe('What can not be read', () => {
  test('is a problem of its line, and the rest is read', async () => {
    const document = await saved('manual.pdf', '%PDF-1.7\n%\u0000')
    const picture = await saved('picture.png', '\u0089PNG\r\n\u001a\n\u0000\u0000')
    const read = await inspect([
      join(folder, 'none.html'),
      folder,
      document,
      picture,
      await saved('last.html', CONTACT),
    ])
    expect(read.map(({ forms, problems }) => [forms.length, problems.join()])).toEqual([
      [0, expect.stringContaining('ENOENT')],
      [0, expect.stringContaining('EISDIR')],
      [0, 'Expected a web page, got a file of another kind'],
      [0, 'Expected a web page, got a file of another kind'],
      [1, ''],
    ])
  })

  test('is the end of a page of 200 MB, and its beginning is read', async () => {
    const path = await saved('large.html', CONTACT + ' '.repeat(2_000))
    const file = await open(path, 'r+')
    await file.truncate(200_000_000)
    await file.close()
    const [read] = await inspect([path])
    expect(read?.forms[0]?.kind).toBe('contact')
    expect(read?.problems.join()).toContain('larger than')
  })
})

describe('A URL', () => {
  test('is opened as a browser shows it, a failure is told, and the browser is closed', async () => {
    const done: string[] = []
    const opener: PageOpener = {
      async open(url) {
        done.push(url)
        if (url.endsWith('/gone')) throw new Error('net::ERR_CONNECTION_REFUSED')
        return { ...snapshotOfHtml(CONTACT, url), rendered: true }
      },
      close: async () => void done.push('closed'),
    }
    const read = await inspect(['http://brand.localhost/contact', 'http://brand.localhost/gone'], { opener })
    expect(read.map(({ forms, problems }) => [forms.length, problems])).toEqual([
      [1, []],
      [0, ['net::ERR_CONNECTION_REFUSED']],
    ])
    expect(done).toEqual(['http://brand.localhost/contact', 'http://brand.localhost/gone', 'closed'])
  })
})

async function saved(name: string, html: string): Promise<string> {
  const path = join(folder, name.replaceAll(' ', '-'))
  await writeFile(path, html)
  return path
}

async function inspect(
  inputs: readonly string[],
  options: { readonly list?: string; readonly opener?: PageOpener } = {},
): Promise<readonly InspectedForms[]> {
  const read: InspectedForms[] = []
  for await (const page of inspectForms(inputs, { list: null, ...options })) read.push(page)
  return read
}
