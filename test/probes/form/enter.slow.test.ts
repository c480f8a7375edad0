import { expect, test } from 'vitest'
import type { FactOf } from '../../../src/model/fact.ts'
import { turnFor } from '../world.ts'
import { fieldsOf, formDesk, thanks, underDriver } from './setting.ts'

const BODY = ['Hello,', 'my speaker hums. What can I do?', 'Anna Keller']
// Editors set paragraphs apart in their own ways.
const linesOf = (text = '') => text.split(/\s*\n\s*/).filter((line) => line !== '')
const turn = () => turnFor({ address: 'anna.keller.k7m2qd@shopper.test', values: { product: 'Echo One' } })
const submit = { do: 'click', on: { text: 'Send', role: 'button' }, submits: true }
const opened = { do: 'open', url: '/' }
const form = (fields: string) => `<form method="post" action="/contact">${fields}<button>Send</button></form>`

interface Markup {
  readonly title: string
  readonly html: string
  readonly steps: readonly object[]
  /** What the desk must get beside the message in `m`. */
  readonly more?: Readonly<Record<string, string>>
}

const message = { do: 'fill', field: { label: 'Message' }, with: '{{message}}' }

const markups: readonly Markup[] = [
  {
    title: 'labels that name their field',
    html: form('<label for="x">Message *</label><textarea id="x" name="m"></textarea>'),
    steps: [message],
  },
  {
    title: 'labels that wrap their field',
    html: form('<label>Message <textarea name="m"></textarea></label>'),
    steps: [message],
  },
  {
    title: 'labels that point nowhere',
    html: form('<label for="gone">Message</label><div><textarea id="_gone" name="m"></textarea></div>'),
    steps: [message],
  },
  {
    title: 'placeholders alone',
    html: form('<input name="m2" placeholder="Your name"><textarea name="m" placeholder="Your message"></textarea>'),
    steps: [
      { do: 'fill', field: { placeholder: 'Your name' }, with: '{{persona.firstName}} {{persona.lastName}}' },
      { do: 'fill', field: { placeholder: 'message' }, with: '{{message}}' },
    ],
    more: { m2: 'Anna Keller' },
  },
  {
    title: 'names that are hashed anew at every visit, found by their labels',
    html: form(
      '<label>Message<textarea name="m" data-was="9f2c1e"></textarea></label><input name="9f2c1e" type="hidden">',
    ),
    steps: [message],
  },
  {
    title: 'a list, by label or value, and a box that stands for consent',
    html: form(`<label>Topic<select name="t"><option value="">-</option><option value="7">Repair</option></select></label>
      <label>Message<textarea name="m"></textarea></label><label><input type="checkbox" name="c" value="yes"> I agree</label>`),
    steps: [
      { do: 'select', field: { label: 'Topic' }, option: 'Repair' },
      message,
      { do: 'tick', field: { name: 'c' }, because: 'Nobody may write without it.' },
    ],
    more: { t: '7', c: 'yes' },
  },
  {
    title: 'a rich text editor in a frame, copied to its field when the form is sent',
    html: `${form('<textarea name="m" hidden></textarea>')}
      <iframe id="editor" srcdoc="<body contenteditable></body>"></iframe>
      <script>document.forms[0].addEventListener('submit', (event) => {
        document.querySelector('[name=m]').value = document.querySelector('#editor').contentDocument.body.innerText
      })</script>`,
    steps: [{ do: 'fill', field: { selector: 'body', frame: '#editor' }, with: '{{message}}' }],
  },
  {
    title: 'a field that appears when a topic is chosen',
    html: form(`<label>Topic<select name="t" onchange="setTimeout(() => { this.form.elements.box.innerHTML =
      '<label>Message<textarea name=m></textarea></label>' }, 200)"><option>-</option><option>Repair</option></select></label>
      <fieldset name="box"></fieldset>`),
    steps: [{ do: 'select', field: { label: 'Topic' }, option: 'Repair' }, message],
    more: { t: 'Repair' },
  },
  {
    title: 'the field that a person sees, and leaves traps of the same label empty,',
    html: form(`<div style="position:absolute;left:-9999px"><label>Message<input name="trap1"></label></div>
      <div style="height:0;overflow:hidden"><label>Message<input name="trap2"></label></div>
      <div style="opacity:0"><label>Message<input name="trap3"></label></div>
      <label style="display:none">Message<input name="trap4"></label>
      <label>Message<input name="trap5" style="width:1px;padding:0;border:0"></label>
      <label>Message<textarea name="m"></textarea></label>`),
    steps: [message],
    more: { trap1: '', trap2: '', trap3: '', trap4: '', trap5: '' },
  },
]

interface Fault {
  readonly title: string
  readonly html: string
  readonly steps: readonly object[]
  readonly barrier: FactOf<'barrier'>['barrier']
  readonly detail: string
}

const faults: readonly Fault[] = [
  {
    title: 'a field that is gone',
    html: form('<label>Comment<textarea name="m"></textarea></label>'),
    steps: [message],
    barrier: 'form-changed',
    detail: 'label Message was not found',
  },
  {
    title: 'a field that only robots find',
    html: form('<label style="display:none">Message<textarea name="m"></textarea></label>'),
    steps: [message],
    barrier: 'form-changed',
    detail: 'label Message was not found',
  },
  {
    title: 'a field that cuts the message short',
    html: form('<label>Message<textarea name="m" maxlength="20"></textarea></label>'),
    steps: [message],
    barrier: 'form-error',
    detail: 'label Message does not hold what was filled in',
  },
  {
    title: 'a mask that drops what it does not like',
    html: form('<label>Message<input name="m" oninput="this.value = this.value.replace(/[,.?]/g, \'\')"></label>'),
    steps: [message],
    barrier: 'form-error',
    detail: 'label Message does not hold what was filled in',
  },
  {
    title: 'a list without the option',
    html: form('<label>Topic<select name="t"><option>Sales</option></select></label>'),
    steps: [{ do: 'select', field: { label: 'Topic' }, option: 'Repair' }],
    barrier: 'form-changed',
    detail: 'label Topic does not take what the recipe says',
  },
  {
    title: 'a field that nobody may write to',
    html: form('<label>Message<textarea name="m" readonly></textarea></label>'),
    steps: [message],
    barrier: 'form-changed',
    detail: 'label Message does not take what the recipe says',
  },
  {
    title: 'a script that empties what was filled',
    html: form(
      `<label>Message<textarea name="m" oninput="setTimeout(() => { this.value = '' }, 150)"></textarea></label>`,
    ),
    steps: [message],
    barrier: 'form-error',
    detail: 'label Message does not hold what was filled in',
  },
  {
    title: 'a script that draws a filled field anew',
    html: form(`<div id="d"><label>Message<textarea name="m" oninput="clearTimeout(window.t); window.t = setTimeout(() => {
      d.innerHTML = '<label>Message<textarea name=m></textarea></label>' }, 150)"></textarea></label></div>`),
    steps: [message],
    barrier: 'form-error',
    detail: 'label Message does not hold what was filled in',
  },
  {
    title: 'a form without its button',
    html: '<form><label>Message<textarea name="m"></textarea></label></form>',
    steps: [message],
    barrier: 'form-changed',
    detail: 'text Send was not found',
  },
]

underDriver('playwright', ({ visit }) => {
  test.each(markups)('fills $title', async ({ html, steps, more = {} }) => {
    const { desk, send } = await visit(formDesk(thanks, html), { steps: [opened, ...steps, submit] })
    const { outcome, facts } = await send(turn())
    const { m, ...others } = fieldsOf(desk)
    expect(outcome.outcome).toBe('accepted')
    expect(linesOf(m)).toEqual(BODY)
    expect(others).toMatchObject(more)
    const fields = facts.filter((fact) => fact.kind === 'field')
    expect(fields.map(({ matches }) => matches)).toEqual(steps.map(() => true))
  })

  test.each(faults)('stops at $title, and sends nothing', async ({ html, steps, barrier, detail }) => {
    const { desk, prepare } = await visit(formDesk(thanks, html), { steps: [opened, ...steps, submit] })
    const ready = await prepare(turn())
    expect(ready).toMatchObject({ kind: 'blocked', barrier, passing: false })
    expect(ready.facts.at(-1)).toMatchObject({
      kind: 'barrier',
      barrier,
      detail,
      driver: 'playwright',
      rehearsal: false,
    })
    expect(desk.acts).toEqual([])
  })

  test('the facts name the template, never the words', async () => {
    const { send } = await visit(formDesk(thanks))
    const { facts } = await send(turn())
    expect(facts.filter((fact) => fact.kind === 'field')).toMatchObject([
      { field: 'label Your email', template: '{{email}}', matches: true },
      { field: 'label Message', template: '{{message}}', matches: true },
    ])
    expect(JSON.stringify(facts)).not.toMatch(/Anna|Keller|hums|shopper\.test/)
  })
})

underDriver('puppeteer', ({ visit }) => {
  test.each(markups.slice(-4))('fills $title', async ({ html, steps, more = {} }) => {
    const { desk, send } = await visit(formDesk(thanks, html), { steps: [opened, ...steps, submit] })
    const { outcome } = await send(turn())
    const { m, ...others } = fieldsOf(desk)
    expect(outcome.outcome).toBe('accepted')
    expect(linesOf(m)).toEqual(BODY)
    expect(others).toMatchObject(more)
  })
})
