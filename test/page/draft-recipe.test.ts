import { describe, expect, test } from 'vitest'
import { contactFormOf } from '../../src/page/choose-form.ts'
import { type Draft, draftRecipe } from '../../src/page/draft-recipe.ts'
import { snapshotOfHtml } from '../../src/page/from-html.ts'
import { openersOf } from '../../src/page/openers.ts'

const body = '<label for="m">Message *</label><textarea id="m" name="message" required></textarea><button>Send</button>'

/** Drafts the contact form of a page that stands around these fields. */
function draftOf(fields: string, form = '<form method="post" action="/contact">'): Draft {
  const page = snapshotOfHtml(
    `<html lang="en"><h1>Contact us</h1>${form}<label for="e">Email *</label><input id="e" name="email" type="email" required>${fields}${body}</form></html>`,
    'https://heron.test/help/',
  )
  const chosen = contactFormOf(page)
  if (chosen === null) throw new Error('Expected a contact form, got none')
  return draftRecipe(page, chosen)
}

const stepsOf = ({ recipe }: Draft) => recipe?.steps.slice(1, -1) ?? []

describe('a plain form', () => {
  const { recipe } = draftOf('<label for="n">Name</label><input id="n" name="name">')

  test('is opened, filled and sent by the request that its action tells', () => {
    expect(recipe).toMatchObject({
      grade: 'drafted',
      irreversible: { method: 'POST', url: '/contact' },
      steps: [
        { do: 'open', url: 'https://heron.test/help/' },
        { do: 'fill', field: { selector: '#e' }, with: '{{email}}' },
        { do: 'fill', field: { selector: '#n' }, with: '{{persona.name}}' },
        { do: 'fill', field: { selector: '#m' }, with: '{{message}}' },
        { do: 'click', on: { text: 'Send', role: 'button' }, submits: true },
      ],
    })
  })

  test('has signs of success and of failure in the words of its language', () => {
    expect(recipe?.success).toContainEqual({ text: 'thank you' })
    expect(recipe?.failure).toContainEqual({ text: 'could not be sent' })
  })
})

test.each([
  ['an optional phone', '<label>Phone <input name="phone"></label>'],
  ['an optional address of a site', '<label>Website <input name="website"></label>'],
  ['an optional file', '<label>Photo <input type="file" name="photo"></label>'],
  [
    'a trap',
    '<div style="position:absolute;left:-9999px"><label>Leave this field empty <input name="hp"></label></div>',
  ],
  ['a letter to subscribe to', '<label><input type="checkbox" name="news"> Send me the newsletter and offers</label>'],
  [
    'a letter that the form insists on',
    '<label><input type="checkbox" name="news" required> Send me the newsletter and offers</label>',
  ],
  ['a consent that nothing requires', '<label><input type="checkbox" name="ok"> I agree to the privacy policy</label>'],
])('%s is left alone', (_, field) => {
  expect(stepsOf(draftOf(field))).toHaveLength(2)
})

test.each([
  [
    'a required phone',
    '<label>Phone * <input name="phone" required></label>',
    { do: 'fill', with: '{{persona.phone}}' },
  ],
  [
    'an order number that is required',
    '<label>Order number * <input name="order" required></label>',
    { do: 'fill', with: '{{order_number}}' },
  ],
  [
    'a topic',
    '<label for="t">Subject</label><select id="t" name="t"><option value="">Choose</option><option>Sales</option><option>Product support</option></select>',
    { do: 'select', option: 'Product support' },
  ],
  [
    'a consent that is required',
    '<label><input type="checkbox" name="ok" required> I agree to the privacy policy</label>',
    { do: 'tick', because: 'the form requires "I agree to the privacy policy"' },
  ],
  [
    'a letter that comes ticked',
    '<label><input type="checkbox" name="news" checked> Send me the newsletter and offers</label>',
    { do: 'click', submits: false },
  ],
])('%s is a step of its own', (_, field, step) => {
  expect(stepsOf(draftOf(field))).toContainEqual(expect.objectContaining(step))
})

test('names that a program made are no keys: the label is', () => {
  const draft = draftOf('<label for="a8f3e1b2c4">Your name</label><input id="a8f3e1b2c4" name="a8f3e1b2c4">')
  expect(stepsOf(draft)).toContainEqual({ do: 'fill', field: { label: 'Your name' }, with: '{{persona.name}}' })
})

test('a CAPTCHA is a barrier, and the recipe knows its sign', () => {
  const draft = draftOf('<label for="c">Security code</label><input id="c" name="captcha">')
  expect(draft.barriers).toMatchObject([{ barrier: 'captcha', vendor: 'own' }])
  expect(draft.recipe?.barriers).toEqual([{ barrier: 'captcha', sign: { element: { selector: '#c' } } }])
})

test('a form that a script sends has no recipe before a rehearsal', () => {
  const draft = draftOf('', '<form>')
  expect(draft.recipe).toBeNull()
  expect(draft.notes).toEqual(['the page does not tell which request files the contact: rehearse it'])
})

test('what may open a form: buttons and links that stay on the page', () => {
  const page = snapshotOfHtml(
    '<a href="/contact">Contact</a><a href="#form">Kontakt</a><button>Send us a message</button><button>Buy</button>',
    'https://heron.test/',
  )
  expect(openersOf(page)).toEqual([
    { text: 'Send us a message', role: 'button' },
    { text: 'Kontakt', role: 'link' },
  ])
})
