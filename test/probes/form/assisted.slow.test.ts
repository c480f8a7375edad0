import { expect, test } from 'vitest'
import type { Page } from '../../../src/browser/port.ts'
import { formDesk, plainForm, thanks, underDriver } from './setting.ts'

const guarded = `${plainForm.replace('<button>', '<div class="captcha"><label>2 + 3 = ?<input name="answer"></label></div><button>')}`
const recipe = { barriers: [{ barrier: 'captcha', sign: { element: { selector: '.captcha' } } }] }

/** A person who answers the question and clicks. */
async function person(page: Page): Promise<void> {
  await (await page.locate({ name: 'answer' }))?.fill('5')
  await (await page.locate({ text: 'Send', role: 'button' }))?.click()
}

underDriver('playwright', ({ visit }) => {
  test('a person passes the CAPTCHA and submits what was filled, once', async () => {
    const lines: string[] = []
    const { desk, prepare } = await visit(
      formDesk(thanks, guarded),
      recipe,
      { assisted: true, person },
      { log: (line) => lines.push(line) },
    )
    const ready = await prepare()
    if (ready.kind !== 'armed') throw new Error(`Expected an armed form, got ${ready.barrier}`)
    expect([ready.witness, desk.acts, lines]).toEqual(['person', [], []])
    const facts = await ready.fire()
    await ready.close()
    expect(facts.at(-1)).toMatchObject({ kind: 'outcome', outcome: 'accepted', by: 'form' })
    expect(desk.acts.map(({ body }) => new URLSearchParams(body.toString()).get('answer'))).toEqual(['5'])
    expect(lines.join()).toContain('The window is yours')
  })

  test('who clicks before it is their turn sends nothing', async () => {
    const { desk, prepare, options } = await visit(formDesk(thanks, guarded), recipe, { assisted: true })
    let page: Page | null = null
    const open = options.browser.open.bind(options.browser)
    Object.assign(options.browser, {
      open: async (given: Parameters<typeof open>[0]) => {
        page = await open(given)
        return page
      },
    })
    const ready = await prepare()
    Object.assign(options.browser, { open })
    if (page === null) throw new Error('Expected a page, got none')
    await person(page)
    if (ready.kind === 'armed') await ready.close()
    expect(desk.acts).toEqual([])
  })

  test('a person who clicks twice sends once', async () => {
    const twice = async (page: Page) => {
      await person(page)
      await (await page.locate({ text: 'Send', role: 'button' }))?.click()
    }
    const { desk, send } = await visit(formDesk(thanks, guarded), recipe, { assisted: true, person: twice })
    const { outcome } = await send()
    expect([outcome.outcome, desk.acts.length]).toEqual(['accepted', 1])
  })

  test('a person who never submits sends nothing', async () => {
    const { desk, send } = await visit(formDesk(thanks, guarded), recipe, { assisted: true })
    const { outcome } = await send()
    expect(outcome).toMatchObject({ outcome: 'rejected', detail: 'the form was not submitted; nothing was sent' })
    expect(desk.acts).toEqual([])
  })

  test('a person who closes the window sends nothing', async () => {
    const { desk, send } = await visit(formDesk(thanks, guarded), recipe, {
      assisted: true,
      person: (page) => page.close(),
      patience: { field: 500, click: 1_500, person: 600_000 },
    })
    const { outcome } = await send()
    expect(outcome).toMatchObject({ outcome: 'rejected', detail: 'the form was not submitted; nothing was sent' })
    expect(desk.acts).toEqual([])
  })

  test('a run that is stopped while the person thinks sends nothing', async () => {
    const stop = new AbortController()
    const { desk, send } = await visit(
      formDesk(thanks, guarded),
      recipe,
      {
        assisted: true,
        person: async () => stop.abort(new Error('the kill switch')),
        patience: { field: 500, click: 1_500, person: 600_000 },
      },
      { signal: stop.signal },
    )
    const { outcome } = await send()
    expect(outcome).toMatchObject({ outcome: 'rejected', detail: 'the form was not submitted; nothing was sent' })
    expect(desk.acts).toEqual([])
  })
})
