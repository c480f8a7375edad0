import { expect, test } from 'vitest'
import { snapshotOfHtml } from '../../src/page/from-html.ts'
import { targetOf } from '../../src/page/target.ts'

test.each([
  ['a name that lasts', '<input name="email">', { selector: 'input[name="email"]' }],
  ['an id that lasts', '<input id="your-name">', { selector: '#your-name' }],
  [
    'a label, where the name was made by a program',
    '<label for="x1a2b3c4d">City</label><input id="x1a2b3c4d">',
    { label: 'City' },
  ],
  ['a placeholder, where nothing else names it', '<input placeholder="Your name">', { placeholder: 'Your name' }],
  ['the words just before it', 'Your name<br><input>', { label: 'Your name' }],
  [
    'its kind, where the form has one of them',
    '<input><textarea name="t8f3e1b2c4"></textarea>',
    { selector: '#f textarea' },
  ],
])('a recipe names a field by %s', (_, html, target) => {
  const page = snapshotOfHtml(`<form id="f">${html}</form>`)
  const field = page.fields.at(-1)
  expect(field && targetOf(page, field)).toEqual(target)
})

test('words that two fields share name neither', () => {
  const page = snapshotOfHtml('<form><input placeholder="Name"><input placeholder="Name"></form>')
  expect(page.fields.map((field) => targetOf(page, field))).toEqual(page.fields.map(({ selector }) => ({ selector })))
})
