import { expect, test } from 'vitest'
import { sendPage } from './desk.ts'
import { underEachEngine } from './each-engine.ts'

const STEP = 2_000

underEachEngine(({ visit }) => {
  // Each step below is bounded by 2 s; a page that broke a bound would run into the test's own time-out.
  const hostile: [what: string, html: string][] = [
    ['a page that never rests', '<script>setInterval(() => document.body.append(Date.now()), 10)</script>Hello'],
    ['a page that reloads itself for ever', '<script>setTimeout(() => location.reload(), 50)</script>Hello'],
    ['a page that spins for ever', 'Hello<script>setTimeout(() => { for (;;); }, 100)</script>'],
    ['a page that alerts for ever', 'Hello<script>setTimeout(() => { for (;;) alert("Boo") }, 100)</script>'],
    ['a page that asks before it lets go', '<script>onbeforeunload = () => "Stay"</script>Hello'],
    ['a page as high as a tower', '<div style="height:900000px">Hello</div>'],
    ['a page that opens windows', '<script>setInterval(() => open("/more"), 50)</script>Hello'],
  ]

  test.each(hostile)('Every step on %s ends', async (_, html) => {
    const { page } = await visit(html, { timeoutMs: STEP })
    const steps = [
      page.text(),
      page.html(),
      page.title(),
      page.screenshot(),
      page.locate({ label: 'Name' }),
      page.settle(STEP),
    ]
    for (const step of await Promise.allSettled(steps)) {
      if (step.status === 'rejected') expect(step.reason).toBeInstanceOf(Error)
    }
    await page.close()
    expect(page.notes.length).toBeLessThanOrEqual(100)
  })

  test('Endless redirects, a dead host and a page that never comes end with the problem named', async () => {
    const { page, desk } = await visit(
      ({ url }, response) => {
        if (url.startsWith('/round')) return void response.writeHead(302, { location: `/round${Math.random()}` }).end()
        if (url !== '/never') sendPage(response, 'Hello')
      },
      { timeoutMs: STEP },
    )
    for (const address of [desk.url('/round'), desk.url('/never'), 'http://nowhere.invalid/']) {
      expect(await page.goto(address)).toMatchObject({ status: null, problem: expect.stringMatching(/./) })
    }
    expect(await page.goto(desk.url())).toEqual({ status: 200, url: desk.url(), problem: null })
  })

  test('A missing page is a page with its status', async () => {
    const { page, desk } = await visit((_, response) => {
      response.statusCode = 404
      sendPage(response, 'Not here')
    })
    expect(await page.goto(desk.url('/x'))).toEqual({ status: 404, url: desk.url('/x'), problem: null })
    expect(await page.text()).toContain('Not here')
  })

  test('A download is refused, a dialog dismissed, a window closed, and all are noted', async () => {
    const { page, desk } = await visit(({ url }, response) => {
      if (url === '/file') response.setHeader('content-disposition', 'attachment; filename="a.exe"')
      sendPage(
        response,
        url === '/'
          ? '<a href="/file">Get</a><button onclick="act()">Act</button><script>function act() {' +
              ' document.title = confirm("Sure?"); open("/window") }</script>'
          : 'other',
      )
    })
    await (await page.locate({ text: 'Act', role: 'button' }))?.click()
    await page.settle(1_000)
    await (await page.locate({ text: 'Get', role: 'link' }))?.click()
    await page.settle(1_000)
    expect(await page.title()).toBe('false')
    expect(page.url()).toBe(desk.url())
    expect(page.notes.map(({ kind }) => kind).toSorted()).toEqual(['dialog', 'download', 'popup'])
    expect(page.notes.find(({ kind }) => kind === 'dialog')?.text).toBe('Sure?')
  })

  test('A screenshot is a PNG of the whole page, cut at a sane height', async () => {
    const { page } = await visit('<body style="margin:0"><div style="height:3000px">Hello</div>')
    const size = async () => {
      const png = Buffer.from(await page.screenshot())
      expect(png.subarray(1, 4).toString()).toBe('PNG')
      return png.readUInt32BE(20)
    }
    expect(await size()).toBe(3000)
    await page.goto('data:text/html,<div style="height:900000px">')
    expect(await size()).toBe(10_000)
  })

  test('The text of a page includes its frames', async () => {
    const { page } = await visit(({ url }, response, port) =>
      sendPage(response, url === '/' ? `Outside<iframe src="http://127.0.0.1:${port}/in"></iframe>` : 'Inside'),
    )
    expect(await page.text()).toMatch(/Outside\nInside/)
  })

  test('The page is asked for in the locale of the contact', async () => {
    const { page } = await visit(
      ({ headers }, response) =>
        sendPage(response, `${headers['accept-language']}<script>document.write(navigator.language)</script>`),
      { locale: 'it-IT' },
    )
    expect(await page.text()).toMatch(/^it-IT.*it-IT/)
  })
})
