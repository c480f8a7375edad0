import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBrowser } from '../../src/browser/find.ts'
import { writeCase } from '../../src/report/write-case.ts'
import { writeReport } from '../../src/report/write-report.ts'
import { caseFile } from './case-file.ts'
import { HOSTILE } from './hostile.ts'
import { shownWith, shownWithAll } from './shown.ts'

/** A report in a browser, opened from disk, and what it tried. */
interface Opened {
  readonly page: Page
  readonly requests: readonly string[]
  readonly dialogs: readonly string[]
  readonly errors: readonly string[]
}

/** Where a text stands in the section of a brand. */
const PLACES = ['h2 bdi', '.facts bdi', 'h4 bdi', 'blockquote p bdi', 'footer bdi', '.note bdi', 'dd bdi', 'td bdi']

let folder: string
let browser: Browser
let hostile: Opened
let harmless: Opened

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringback-hostile-'))
  const executablePath = findBrowser(process.env) ?? ''
  browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
  hostile = await open('hostile', HOSTILE)
  harmless = await open(
    'harmless',
    HOSTILE.map((_, index) => `text ${index}`),
  )
})

afterAll(async () => {
  await browser?.close()
  await rm(folder, { recursive: true })
})

describe('A report full of hostile text, in a browser, from disk', () => {
  test('runs nothing', async () => {
    await hostile.page.locator('details').evaluateAll((all) => {
      for (const one of all) one.setAttribute('open', '')
    })
    for (const summary of (await hostile.page.locator('summary').all()).slice(0, 3)) await summary.click()
    for (let i = 0; i < 20; i++) await hostile.page.keyboard.press('Tab')
    expect(await hostile.page.evaluate(() => 'hostile' in window)).toBe(false)
    expect(hostile.dialogs).toEqual([])
  })

  test('asks nothing of any network', () => {
    expect(hostile.requests).toEqual([pathToFileURL(join(folder, 'hostile', 'index.html')).href])
  })

  test('breaks no rule of its own that a script would break', () => expect(hostile.errors).toEqual([]))

  test('has the elements and attributes of a harmless one, and no others', async () => {
    const structure = await structureOf(hostile.page)
    expect(structure.length).toBeGreaterThan(1000)
    const expected = await structureOf(harmless.page)
    // Thousands of elements: the first that differs says enough.
    const first = structure.findIndex((element, index) => element !== expected[index])
    expect([first, structure[first], structure.length]).toEqual([-1, undefined, expected.length])
  })

  test('leads nowhere but to places within it', async () => {
    const links = await hostile.page
      .locator('[href], [src], [action]')
      .evaluateAll((all) => all.map((one) => one.outerHTML))
    expect(links.filter((link) => !link.startsWith('<a href="#'))).toEqual([])
  })

  test.each(HOSTILE.map((text, index) => [JSON.stringify(text).slice(0, 50), text, index] as const))(
    'shows %s as text',
    async (_, text, index) => {
      const section = hostile.page.locator(`#brand-brand-${index}`)
      const seen = await section.evaluate(
        (within, places) => places.map((place) => within.querySelector(place)?.textContent),
        PLACES,
      )
      expect(new Set(seen)).toEqual(new Set([asParsed(text)]))
    },
  )

  test.each([320, 1280])('keeps within a window of %i px', async (width) => {
    await hostile.page.setViewportSize({ width, height: 800 })
    const wide = await hostile.page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBe(width)
  })
})

describe('A case file full of hostile text', () => {
  test('runs nothing, asks nothing of any network, and is built as a harmless one', async () => {
    const structures = []
    for (const [name, text] of [
      ['harmless', 'text'],
      ['hostile', HOSTILE.join(' ')],
    ] as const) {
      const path = await writeCase(join(folder, name), caseFile(shownWith(text)))
      const { page, requests, dialogs, errors } = await openPage(path)
      expect([requests, dialogs, errors]).toEqual([[pathToFileURL(path).href], [], []])
      expect(await page.evaluate(() => 'hostile' in window)).toBe(false)
      await page.setViewportSize({ width: 320, height: 800 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
      structures.push(await structureOf(page))
    }
    expect(structures[1]).toEqual(structures[0])
  })
})

async function open(name: string, texts: readonly string[]): Promise<Opened> {
  await writeReport(join(folder, name), shownWithAll(texts), { brandsOnAPage: texts.length })
  return openPage(join(folder, name, 'index.html'))
}

async function openPage(path: string): Promise<Opened> {
  const page = await browser.newPage()
  const [requests, dialogs, errors]: [string[], string[], string[]] = [[], [], []]
  page.on('request', (request) => requests.push(request.url()))
  page.on('console', (message) => errors.push(message.text()))
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('dialog', async (dialog) => {
    dialogs.push(dialog.message())
    await dialog.dismiss()
  })
  await page.goto(pathToFileURL(path).href)
  return { page, requests, dialogs, errors }
}

async function structureOf(page: Page): Promise<readonly string[]> {
  return page
    .locator('*')
    .evaluateAll((all) =>
      all.map((one) => [one.tagName, ...one.getAttributeNames().filter((name) => name !== 'open')].join(' ')),
    )
}

// Line ends are all one to HTML, and it holds no null.
function asParsed(text: string): string {
  return text.replaceAll('\r', '\n').replaceAll('\0', '')
}
