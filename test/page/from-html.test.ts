import { describe, expect, test } from 'vitest'
import { MOST_BYTES, snapshotOfHtml } from '../../src/page/from-html.ts'
import type { FieldSnapshot } from '../../src/page/snapshot.ts'

describe('A saved page', () => {
  test.each<[what: string, html: string, wanted: Partial<FieldSnapshot['labels']>]>([
    ['its label', '<label for=a>Ticket</label><input id=a>', { for: 'Ticket' }],
    ['the label around it', '<label>Ticket <input></label>', { wrapping: 'Ticket' }],
    ['a label that points nowhere', '<label for=_b>Ticket</label><input id=b>', { for: null, before: 'Ticket' }],
    [
      'texts named by it',
      '<b id=x>Ticket</b><i id=y>number</i><input aria-labelledby="x y">',
      { ariaLabelledBy: 'Ticket number' },
    ],
    ['the cell before it', '<table><tr><td>Ticket<td><input></table>', { cell: 'Ticket' }],
    [
      'the head of its column',
      '<table><tr><th>Day<th>Ticket<tr><td><input><td><input id=last></table>',
      { cell: 'Ticket' },
    ],
    ['its legend', '<fieldset><legend>Ticket</legend><input type=radio></fieldset>', { legend: 'Ticket' }],
    ['the nearest line', 'Welcome<br>Ticket<br><input>', { before: 'Welcome\nTicket' }],
    ['the words after it', '<input type=checkbox> I agree<br>More', { after: 'I agree\nMore' }],
  ])('names a field by %s', (_, html, wanted) => {
    expect(fieldsOf(`<form>${html}</form>`).at(-1)?.labels).toMatchObject(wanted)
  })

  test.each([
    ['type=hidden', '<input type=hidden>', 'type'],
    ['the attribute', '<div hidden><input></div>', 'hidden-attribute'],
    ['display', '<p style="display: none"><input></p>', 'display'],
    ['a place far away', '<input style="position:absolute;left:-9999px">', 'off-screen'],
    ['no size', '<input style="height:0;width:0;overflow:hidden">', 'zero-size'],
    ['a clip', '<input style="clip: rect(0 0 0 0)">', 'clipped'],
    ["a rule of the page's own", '<style>.nope{visibility:hidden}</style><div class=nope><input></div>', 'visibility'],
    ['the name of a class', '<div class="screen-reader-text"><input></div>', 'class'],
    [
      'a rule for print alone, which hides nothing',
      '<style>@media print{.nope{display:none}}</style><input class=nope>',
      null,
    ],
    ['a style that hides nothing', '<input style="display:block;left:-1px">', null],
  ])('knows a field hidden by %s', (_, html, by) => {
    expect(fieldsOf(html).at(-1)?.visibility.hiddenBy).toBe(by)
  })

  test('gives fields to the form that a browser gives them to, where tables and forms are crossed', () => {
    const page = snapshotOfHtml(
      '<table><form action=/a><tr><td><input name=one></td></tr></form></table><form id=late></form><input form=late name=two>',
    )
    expect(page.fields.map(({ name, form }) => [name, form])).toEqual([
      ['one', 0],
      ['two', 1],
    ])
  })

  test('reads an open shadow root that is written in the page', () => {
    const [field] = fieldsOf('<my-form><template shadowrootmode=open><input name=inner></template></my-form>')
    expect(field?.hosts).toHaveLength(1)
    expect(fieldsOf('<template><input></template>')).toEqual([])
  })

  test.each([
    ['#subject', '<input id=subject>'],
    ['[id="a b"]', '<input id="a b">'],
    ['input[name="user[mail]"]', '<input name="user[mail]">'],
    ['#f > p:nth-of-type(2) > input:nth-of-type(1)', '<form id=f><p><input></p><p><input></p></form>'],
  ])('finds a field again by %s', (selector, html) => expect(fieldsOf(html).at(-1)?.selector).toBe(selector))

  test.each<[encoding: string, bytes: readonly number[]]>([
    ['UTF-8', [0xc3, 0xa9]],
    ['windows-1252 where nothing is said', [0xe9]],
  ])('is read as %s', (_, bytes) => {
    expect(snapshotOfHtml(Buffer.concat([Buffer.from('<p>caf'), Buffer.from(bytes)])).text).toBe('café')
  })

  test('is read as it declares, unless it was saved as UTF-8', () => {
    const declared = '<meta charset=windows-1251><p>'
    expect(snapshotOfHtml(Buffer.from([...Buffer.from(declared), 0xcf, 0xee, 0xf7, 0xf2, 0xe0])).text).toBe('Почта')
    expect(snapshotOfHtml(Buffer.from(`${declared}Почта`)).text).toBe('Почта')
  })

  test.each([
    ['deeper than any honest page', '<div>'.repeat(60_000), /nested deeper/],
    ['of too many elements', '<i></i>'.repeat(200_000), /more than 150000 elements/],
    ['of too many fields', '<input>'.repeat(5_000), /5000 fields, only 1000/],
    ['too large', `<p>${'x'.repeat(MOST_BYTES + 1)}`, /larger than/],
  ])('%s ends in a finding', (_, html, problem) => {
    expect(snapshotOfHtml(Buffer.from(html)).problems.join()).toMatch(problem)
  })

  test.each(['', '<', '<form', '\u0000\u0000', '<table><form><input></table></form><form>', '<svg><form><input>'])(
    'that is broken is read all the same: %j',
    (html) => expect(snapshotOfHtml(html).snapshot).toBe(1),
  )
})

function fieldsOf(html: string): readonly FieldSnapshot[] {
  return snapshotOfHtml(html).fields
}
