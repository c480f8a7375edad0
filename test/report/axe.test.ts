import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBrowser } from '../../src/browser/find.ts'
import { writeCase } from '../../src/report/write-case.ts'
import { writeReport } from '../../src/report/write-report.ts'
import { caseFile } from './case-file.ts'
import { compared } from './compared.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const paths: Record<string, string> = {}
let folder: string
let browser: Browser

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringback-axe-'))
  await writeReport(folder, compared())
  paths.report = join(folder, 'index.html')
  paths['case file'] = await writeCase(folder, caseFile(compared()))
  const executablePath = findBrowser(process.env) ?? ''
  browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
})

afterAll(async () => {
  await browser?.close()
  await rm(folder, { recursive: true })
})

describe.each(['report', 'case file'])('The %s', (name) => {
  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 320],
  ] as const)('has nothing that axe-core finds fault with, %s, at %i px', async (colorScheme, width) => {
    // The page's own rules allow no script: axe is let in beside them.
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true })
    const page = await context.newPage()
    await page.goto(pathToFileURL(paths[name] ?? '').href)
    await page.locator('details').evaluateAll((all) => {
      for (const one of all) one.setAttribute('open', '')
    })
    const found: Found = JSON.parse(await page.evaluate(`${axe}; axe.run().then((found) => JSON.stringify(found))`))
    expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)).toEqual([])
    expect(found.passes.length).toBeGreaterThan(10)
    await context.close()
  })
})

interface Found {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[]
  readonly passes: readonly unknown[]
}
