import { expect, test } from 'vitest'
import type { Field } from '../../src/browser/port.ts'
import { underEachEngine } from './each-engine.ts'

const page = `<script>
  // Keeps its own value and writes it back, as frameworks do: what is set without events is lost.
  addEventListener('DOMContentLoaded', () => { const it = document.querySelector('.controlled'); let kept = ''
    it.addEventListener('input', () => { kept = it.value }); setInterval(() => { it.value = kept }, 10) })
  </script>
  <input class="controlled"><input class="old" value="old"><input class="short" maxlength="3"><textarea></textarea>
  <input class="day" type="date"><input class="fixed" value="fixed" readonly>
  <select><option value="">Choose</option><option value="w">Warranty</option><option value="r">Repair  order</option>
    <option value="d" disabled>Delivery</option></select>
  <input type="checkbox" class="box"><input type="radio" name="r" class="radio"><p>Text</p>
  <label class="switch"><input type="checkbox" class="styled" style="display:none"><span>News</span></label>
  <input type="checkbox" class="stubborn" onclick="event.preventDefault()">`

const acts: [what: string, selector: string, act: (field: Field) => Promise<void>, after: unknown][] = [
  ['fills a field', '.old', (field) => field.fill('new'), 'new'],
  ['empties a field', '.old', (field) => field.fill(''), ''],
  ['fills a field that a script controls', '.controlled', (field) => field.fill('Ada & "Co" <b>'), 'Ada & "Co" <b>'],
  ['fills many lines', 'textarea', (field) => field.fill('a\n\nb é 漢 🙂'), 'a\n\nb é 漢 🙂'],
  ['tells what a field cut off', '.short', (field) => field.fill('12345'), '123'],
  ['fills a date', '.day', (field) => field.fill('2026-11-02'), '2026-11-02'],
  ['selects by value', 'select', (field) => field.select('w'), 'w'],
  ['selects by label', 'select', (field) => field.select('repair order'), 'r'],
  ['ticks', '.box', (field) => field.check(), true],
  ['leaves a tick', '.box', (field) => field.check(), true],
  ['clears', '.box', (field) => field.uncheck(), false],
  ['chooses a radio button', '.radio', (field) => field.check(), true],
  ['ticks a box behind its label', '.styled', (field) => field.check(), true],
]

const refusals: [what: string, selector: string, act: (field: Field) => Promise<void>, says: RegExp][] = [
  ['a list without the option', 'select', (field) => field.select('Complaint'), /the option "Complaint"/],
  ['an option that is disabled', 'select', (field) => field.select('Delivery'), /the option "Delivery"/],
  ['a list that is none', '.old', (field) => field.select('w'), /a list/],
  ['a field that is read only', '.fixed', (field) => field.fill('x'), /takes text/],
  ['a paragraph', 'p', (field) => field.fill('x'), /takes text/],
  ['a box that is none', '.old', (field) => field.check(), /box that can be ticked/],
  ['a box that does not stay ticked', '.stubborn', (field) => field.check(), /to be ticked/],
]

underEachEngine(({ visit }) => {
  test('A field does as it is told and is read back', async () => {
    const visited = await visit(page)
    const results: [string, unknown][] = []
    for (const [what, selector, act] of acts) {
      const field = (await visited.page.locate({ selector })) as Field
      await act(field)
      results.push([what, await field.value()])
    }
    expect(results).toEqual(acts.map(([what, , , after]) => [what, after]))
  })

  test.each(refusals)('An error names %s', async (_, selector, act, says) => {
    const visited = await visit(page, { timeoutMs: 5_000 })
    const field = (await visited.page.locate({ selector })) as Field
    await expect(act(field)).rejects.toMatchObject({ code: 'browser-failed', message: expect.stringMatching(says) })
  })

  test('Hidden and visible fields are told apart, and what has no value has none', async () => {
    const visited = await visit(page)
    const look = async (selector: string) => {
      const field = await visited.page.locate({ selector })
      return [await field?.visible(), await field?.value()]
    }
    expect(await look('.styled')).toEqual([false, false])
    expect(await look('.old')).toEqual([true, 'old'])
    expect(await look('p')).toEqual([true, null])
  })
})
