import { expect, test } from 'vitest'
import { snapshotOfHtml } from '../../src/page/from-html.ts'
import { isRenderedTrap } from '../../src/page/rendered-trap.ts'
import type { FieldSnapshot, VisibilitySnapshot } from '../../src/page/snapshot.ts'

const rendered = {
  box: null,
  opacity: 1,
  covered: 0,
  ariaHidden: false,
  standIn: null,
  revealedBy: null,
  hiddenTogether: null,
}
const seen: VisibilitySnapshot = { ...rendered, visible: true, hiddenBy: null }
const hidden: VisibilitySnapshot = { ...rendered, visible: false, hiddenBy: 'display', hiddenTogether: 1 }

/** A field as it was drawn, beside one that a person sees. */
function judge(html: string, visibility: Partial<VisibilitySnapshot>, neighbour = seen): boolean {
  const { fields } = snapshotOfHtml(`<form>${html}<input name="email" type="email"></form>`)
  const [field, other] = fields as [FieldSnapshot, FieldSnapshot]
  const judged = { ...field, visibility: { ...hidden, ...visibility } }
  return isRenderedTrap(judged, { warned: false, named: false }, [judged, { ...other, visibility: neighbour }])
}

const input = '<input name="website">'

test.each<[string, string, Partial<VisibilitySnapshot>]>([
  ['hidden alone among fields that are seen', input, {}],
  ['off the screen, with three more', input, { hiddenBy: 'off-screen', hiddenTogether: 4 }],
  ['seen, but kept from the keyboard and from readers aloud', '<input tabindex="-1">', { ...seen, ariaHidden: true }],
])('a trap: %s', (_, html, visibility) => {
  expect(judge(html, visibility)).toBe(true)
})

test.each<[string, string, Partial<VisibilitySnapshot>]>([
  ['in plain sight', input, seen],
  ['something stands in for it', input, { standIn: 'label' }],
  ['a switch opens it', input, { revealedBy: '#more' }],
  ['a whole step is hidden with it', input, { hiddenTogether: 5 }],
  ['its box says when it opens', '<div class="conditional-field"><input name="x"></div>', {}],
  ['it came filled: a token', '<input name="x" value="k3">', {}],
  ['the answer to a challenge', '<textarea name="g-recaptcha-response"></textarea>', {}],
  ['a file', '<input type="file" name="f">', {}],
])('no trap: %s', (_, html, visibility) => {
  expect(judge(html, visibility)).toBe(false)
})

test('where the whole form is closed, nothing in it is a trap', () => {
  expect(judge(input, {}, hidden)).toBe(false)
})
