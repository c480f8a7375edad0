import { expect, test } from 'vitest'
import type { Target } from '../../src/model/recipe.ts'
import { sendPage } from './desk.ts'
import { underEachEngine } from './each-engine.ts'

// Every field holds its own name as its value, so that the read-back tells which one was found.
const field = (name: string, more = '') => `<input value="${name}" ${more}>`

const routes: [how: string, html: string, target: Target, found: string | null][] = [
  ['a selector', `${field('a')}${field('b', 'class="it"')}`, { selector: 'input.it' }, 'b'],
  ['a name', `${field('a', 'name="x"')}${field('b', 'name="y"')}`, { name: 'y' }, 'b'],
  ['a placeholder', field('a', 'placeholder="Your e-mail"'), { placeholder: 'your e-mail' }, 'a'],
  ['a part of a placeholder', field('a', 'placeholder="Your e-mail here"'), { placeholder: 'e-mail' }, 'a'],
  ['a label by its id', `${field('a', 'id="i"')}<label for="i">Name</label>`, { label: 'Name' }, 'a'],
  ['a label around it', `<label>Name <b>*</b>${field('a')}</label>`, { label: 'name' }, 'a'],
  ['a label with a colon', `<label for="i">Name :</label>${field('a', 'id="i"')}`, { label: 'Name' }, 'a'],
  [
    'a label that points nowhere',
    `${field('z')}<label for="_x">Subject</label>${field('a')}`,
    { label: 'Subject' },
    'a',
  ],
  ['aria-label', field('a', 'aria-label="Phone"'), { label: 'Phone' }, 'a'],
  [
    'aria-labelledby',
    `<i id="p">Phone</i><i id="q">number</i>${field('a', 'aria-labelledby="p q"')}`,
    { label: 'Phone number' },
    'a',
  ],
  ['a label that is a placeholder only', field('a', 'placeholder="Order"'), { label: 'Order' }, 'a'],
  ['text in the cell before', `<table><tr><td>City</td><td>${field('a')}</td></tr></table>`, { label: 'City' }, 'a'],
  ['a part of a label', `<label>Your full name ${field('a')}</label>`, { label: 'full name' }, 'a'],
  [
    'the whole label before a part of one',
    `<label>User name ${field('a')}</label><label>Name ${field('b')}</label>`,
    { label: 'Name' },
    'b',
  ],
  [
    'the visible before the hidden',
    `<label style="position:absolute;left:-9999px;width:0;height:0;overflow:hidden">Mail<input style="width:0;height:0;padding:0;border:0" value="trap"></label><label>Mail ${field('a')}</label>`,
    { label: 'Mail' },
    'a',
  ],
  [
    'the visible before the transparent',
    `${field('trap', 'name="m" style="opacity:0"')}${field('a', 'name="m"')}`,
    { name: 'm' },
    'a',
  ],
  [
    'a field in a shadow tree',
    `<x-form></x-form><script>document.querySelector('x-form').attachShadow({ mode: 'open' }).innerHTML = '<label for="i">Deep</label><input id="i" value="a">'</script>`,
    { label: 'Deep' },
    'a',
  ],
  ['an editor', `<p>Message</p><div contenteditable="true">a</div>`, { label: 'Message' }, 'a'],
  ['a button by its value', '<input type="submit" value="Send it">', { text: 'Send it', role: 'button' }, 'Send it'],
  ['nothing that is there', field('a'), { label: 'Name' }, null],
  ['text that only a script says', `<script>'Name'</script>${field('a')}`, { label: "'Name'" }, null],
]

underEachEngine(({ visit }) => {
  test('A field is found by every route', async () => {
    const frames = routes.map(([, html], index) => {
      const content = `<body>${html}`.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
      return `<iframe name="route ${index}" srcdoc="${content}"></iframe>`
    })
    const { page } = await visit(frames.join(''))
    const found: [string, unknown][] = []
    for (const [index, [how, , target]] of routes.entries()) {
      const field = await page.locate({ ...target, frame: `route ${index}` })
      found.push([how, (await field?.value()) ?? null])
    }
    expect(found).toEqual(routes.map(([how, , , expected]) => [how, expected]))
  })

  test('Buttons and links are told apart by what they are', async () => {
    const { page, desk } = await visit(
      '<a href="/link">Contact</a><button onclick="location = \'/button\'">Contact</button>',
    )
    await (await page.locate({ text: 'contact', role: 'button' }))?.click()
    await page.settle(1_000)
    expect(page.url()).toBe(desk.url('/button'))
    await (await page.locate({ text: 'contact', role: 'link' }))?.click()
    await page.settle(1_000)
    expect(page.url()).toBe(desk.url('/link'))
  })

  test.each([
    ['a selector', 'iframe.editor'],
    ['a part of its address', '/editor'],
    ['its name', 'message'],
  ])('An editor in a frame is found by %s, filled and read back', async (_, frame) => {
    const { page } = await visit(({ url }, response) => {
      if (url === '/editor') return sendPage(response, '<body contenteditable="true"><p>Write here</p></body>')
      sendPage(response, '<iframe></iframe><iframe class="editor" name="message" src="/editor"></iframe>')
    })
    const body = await page.locate({ selector: 'body', frame })
    await body?.fill('First line\nSecond line')
    expect(await body?.value()).toMatch(/^First line\n+Second line$/)
    expect(await page.locate({ selector: 'body', frame: 'no such frame' })).toBeNull()
  })

  test('A form in a frame of another site is found and filled', async () => {
    const { page } = await visit(({ url }, response, port) => {
      if (url === '/form') return sendPage(response, '<label>Name <input></label>')
      sendPage(response, `<iframe src="http://127.0.0.1:${port}/form"></iframe>`)
    })
    const name = await page.locate({ label: 'Name', frame: '/form' })
    await name?.fill('Ada')
    expect(await name?.value()).toBe('Ada')
  })
})
