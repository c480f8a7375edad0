import { expect, test } from 'vitest'
import { underEachEngine } from './each-engine.ts'

underEachEngine(({ visit }) => {
  test('An expression comes to its value, in the page and in its frames, and what fails says why', async () => {
    const { page } = await visit('<h1>One</h1><iframe srcdoc="<h1>Two</h1>"></iframe>')
    const heading = "document.querySelector('h1').textContent"
    expect((await page.run(heading)).map(({ value }) => value)).toEqual(['One'])
    expect((await page.run(heading, 'every-frame')).map(({ value }) => value)).toEqual(['One', 'Two'])
    expect(await page.run('Promise.resolve({ a: [1, null] })')).toMatchObject([
      { value: { a: [1, null] }, problem: null },
    ])
    expect((await page.run("throw new Error('no such thing')"))[0]?.problem).toMatch(/./)
  })

  test('Keys go where the focus is', async () => {
    const { page } = await visit('<a href="#one">one</a> <label><input type="checkbox"> two</label>')
    await page.press('Tab')
    expect((await page.run('document.activeElement.tagName'))[0]?.value).toBe('A')
    await page.press('Tab')
    await page.press('Space')
    expect((await page.run('document.activeElement.checked'))[0]?.value).toBe(true)
  })

  test('A window gets another size, and its own again', async () => {
    const { page } = await visit('<p>Wide</p>')
    const width = async () => (await page.run('innerWidth'))[0]?.value
    const own = await width()
    await page.resize({ width: 320, height: 640 })
    expect(await width()).toBe(320)
    await page.resize(null)
    expect(await width()).toBe(own)
  })
})
