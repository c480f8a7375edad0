import { RingbackError } from '../support/errors.ts'
import { findBrowser, howToGetABrowser } from './find.ts'
import { flags } from './launch.ts'

/** Prints a page of ours as a tagged PDF with an outline. No script runs, and nothing is asked of any network. */
export async function printPage(url: string, executable?: string): Promise<Uint8Array> {
  const executablePath = executable ?? findBrowser(process.env)
  if (executablePath === null) throw new RingbackError('browser-missing', howToGetABrowser)
  const { chromium } = await import('playwright-core')
  const browser = await chromium.launch({ executablePath, args: flags() }).catch((cause) => {
    throw new RingbackError('browser-failed', `Expected ${executablePath} to start.`, { cause })
  })
  try {
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true })
    const page = await context.newPage()
    await page.goto(url)
    return await page.pdf({
      format: 'A4',
      margin: { top: '16mm', bottom: '20mm', left: '14mm', right: '14mm' },
      printBackground: true,
      tagged: true,
      outline: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: FOOTER,
    })
  } catch (cause) {
    throw new RingbackError('browser-failed', `Expected a PDF of ${url}.`, { cause })
  } finally {
    await browser.close()
  }
}

// The browser fills in the title as text, and the numbers.
const FOOTER = `<div style="width: 100%; margin: 0 14mm; font: 8px 'Liberation Sans', Arial, sans-serif; color: #555; display: flex">
<span class="title" style="flex: 1"></span><span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>`
