import type { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import type { Engine, EngineLaunch } from '../../src/browser/drivers/driver.ts'
import { launchPlaywright } from '../../src/browser/drivers/playwright.ts'
import { launchPuppeteer } from '../../src/browser/drivers/puppeteer.ts'
import { findBrowser } from '../../src/browser/find.ts'
import { findElement } from '../../src/browser/find-element.ts'
import { openDesk, sendPage } from './desk.ts'

const engines: Engine[] = []
afterAll(() => Promise.all(engines.map((engine) => engine.close())))

// The reason for the guard: without it, this is what a desk gets.
test.each([
  ['playwright', launchPlaywright],
  ['puppeteer', launchPuppeteer],
] as const)('Chromium under %s, left alone, repeats a POST when a reused connection dies', async (_, launch) => {
  const flags = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu']
  const engine = await launch({ executable: findBrowser() ?? '', visible: false, flags } satisfies EngineLaunch)
  engines.push(engine)
  const desk = await openDesk(({ method }, response) => {
    if (method === 'POST') return void (response.socket as Socket).end()
    sendPage(response, '<form method="post" action="/contact"><input name="a" value="1"><button>Send</button></form>')
  })
  const page = await engine.open({ locale: undefined, timeoutMs: 10_000 })
  await page.goto(desk.url())
  await page.goto(desk.url())
  const button = await page.frames()[0]?.find(findElement, { selector: 'button' })
  await button?.click()
  for (let waited = 0; desk.acts.length < 2 && waited < 5_000; waited += 100) await wait(100)
  expect(desk.acts.map(({ method, body }) => `${method} ${body}`)).toEqual(['POST a=1', 'POST a=1'])
  await desk.close()
})
