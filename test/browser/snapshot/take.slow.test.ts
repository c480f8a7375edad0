import { expect, test } from 'vitest'
import type { FieldSnapshot, PageSnapshot } from '../../../src/model/page-snapshot.ts'
import { underEachEngine } from '../each-engine.ts'

const fieldIn = (page: PageSnapshot, name: string): FieldSnapshot => {
  const field = page.fields.find((one) => one.name === name)
  if (field === undefined) throw new Error(`Expected a field ${name}, got ${page.fields.map((one) => one.name)}`)
  return field
}

underEachEngine(({ visit }) => {
  const read = async (html: string) => (await visit(html)).page.snapshot()

  test('the page, its frames and open shadow roots are one list of fields in order', async () => {
    const page = await read(`<html lang="en"><title>Heron</title><form><input name="a"></form><div id="h"></div>
      <iframe name="inner" srcdoc="<form id='f'><input name='c'></form>"></iframe>
      <script>h.attachShadow({mode:'open'}).innerHTML='<p>In the shade</p><input name="b">'</script></html>`)

    expect(page).toMatchObject({ rendered: true, title: 'Heron', language: 'en', problems: [] })
    expect(page.text).toContain('In the shade')
    expect(page.fields.map(({ name, frame, form, hosts }) => ({ name, frame, form, hosts }))).toEqual([
      { name: 'a', frame: 0, form: 0, hosts: [] },
      { name: 'b', frame: 0, form: null, hosts: ['#h'] },
      { name: 'c', frame: 1, form: 1, hosts: [] },
    ])
    expect(page.frames).toMatchObject([
      { parent: null, read: true },
      { parent: 0, name: 'inner', read: true, visible: true },
    ])
  })

  test('each way to name a field is told apart', async () => {
    const page = await read(`<form><label for="x">For it</label><input id="x" name="x" placeholder="Hint" title="Title">
      <label>Around it <input name="y"></label><span id="s">By id</span><input name="z" aria-labelledby="s" aria-label="Aria">
      <fieldset><legend>Group</legend>Before<input name="w">After</fieldset><table><tr><td>Cell</td><td><input name="v"></td></tr></table></form>`)

    expect(fieldIn(page, 'x')).toMatchObject({
      placeholder: 'Hint',
      labels: { for: 'For it', title: 'Title', wrapping: null },
    })
    expect(fieldIn(page, 'y').labels).toMatchObject({ wrapping: 'Around it', for: null })
    expect(fieldIn(page, 'z').labels).toMatchObject({ ariaLabel: 'Aria', ariaLabelledBy: 'By id' })
    expect(fieldIn(page, 'w').labels).toMatchObject({ legend: 'Group', before: 'Group\nBefore', after: 'After\nCell' })
    expect(fieldIn(page, 'v').labels).toMatchObject({ cell: 'Cell' })
  })

  test('words that only the drawing brings to a field are found', async () => {
    const page =
      await read(`<form style="display:grid;grid-template-columns:100px 200px;grid-auto-flow:column;grid-template-rows:30px 30px">
      <span>Name</span><span>City</span><span><input name="n"></span><span><input name="c"></span></form>`)
    expect(fieldIn(page, 'c').labels.cell).toBe('City')
  })

  test.each([
    ['display', '<input name="f" style="display:none">'],
    ['hidden-attribute', '<p hidden><input name="f"></p>'],
    ['visibility', '<p style="visibility:hidden"><input name="f"></p>'],
    ['opacity', '<p style="opacity:0"><input name="f"></p>'],
    ['off-screen', '<p style="position:absolute;left:-999px"><input name="f"></p>'],
    ['zero-size', '<input name="f" style="width:0;height:0;border:0;padding:0">'],
    ['clipped', '<p style="height:0;overflow:hidden"><input name="f"></p>'],
    [
      'covered',
      '<p style="position:relative"><input name="f"><b style="position:absolute;inset:0;background:red"></b></p>',
    ],
    ['colour', '<input name="f" style="border:0;color:#fff;background:#fff">'],
    ['type', '<input name="f" type="hidden">'],
  ])('what hides a field is named: %s', async (hiddenBy, html) => {
    const { visibility } = fieldIn(await read(`<form>${html}</form>`), 'f')
    expect(visibility).toMatchObject({ visible: false, hiddenBy })
  })

  test.each([
    ['far down the page', '<div style="height:5000px"></div><input name="f">'],
    [
      'in a box that scrolls',
      '<div style="height:40px;overflow:auto"><div style="height:400px"></div><input name="f"></div>',
    ],
    ['pale', '<input name="f" style="opacity:.5">'],
    [
      'under its own label',
      '<p style="position:relative"><input id="f" name="f"><label for="f" style="position:absolute;inset:0;background:#eee">F</label></p>',
    ],
  ])('a field that a person reaches is visible: %s', async (_, html) => {
    expect(fieldIn(await read(`<form>${html}</form>`), 'f').visibility).toMatchObject({ visible: true, hiddenBy: null })
  })

  test('what stands in for a hidden field, and what opens it, are named', async () => {
    const page =
      await read(`<form><input type="checkbox" id="c" name="c" style="position:absolute;left:-999px"><label for="c">Drawn</label>
      <details><summary id="s">More</summary><input name="d"></details></form>`)
    expect(fieldIn(page, 'c').visibility.standIn).toMatch(/label/)
    expect(fieldIn(page, 'd').visibility).toMatchObject({ visible: false, revealedBy: '#s', hiddenTogether: 1 })
  })

  test('the page lies as it lay before it was read', async () => {
    const { page } = await visit(`<form>${'<p style="height:300px"><input></p>'.repeat(20)}</form>`)
    await page.run('scrollTo(0, 700)')
    await page.snapshot()
    expect((await page.run('scrollY')).map(({ value }) => value)).toEqual([700])
  })

  test('fields that take the place of their form’s own properties hide nothing', async () => {
    const { page } = await visit(
      '<form id="f"><input name="children"><input name="id"><input name="name"><input name="action"></form>',
    )
    const { forms, fields } = await page.snapshot()
    expect(forms).toMatchObject([{ id: 'f', selector: '#f', action: null }])
    expect(fields.map(({ name }) => name)).toEqual(['children', 'id', 'name', 'action'])
    expect(await (await page.locate({ name: 'action' }))?.visible()).toBe(true)
  })

  test('no page makes a snapshot larger than its bounds', async () => {
    const page = await read(`${'<input>'.repeat(1_500)}<select>${'<option>x</option>'.repeat(500)}</select>`)
    expect(page.fields).toHaveLength(1_000)
    expect(page.problems).toEqual(['1501 fields, only 1000 were read'])
  })
})
