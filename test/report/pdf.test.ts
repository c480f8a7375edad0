import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { printPage } from '../../src/browser/print-page.ts'
import { writePdf } from '../../src/report/pdf.ts'
import { writeReport } from '../../src/report/write-report.ts'
import { HOSTILE } from './hostile.ts'
import { shown, shownWith } from './shown.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringback-pdf-'))
})

afterAll(() => rm(folder, { recursive: true }))

describe('The report as PDF', () => {
  test('is tagged, has bookmarks to its headings and links within', async () => {
    await writeReport(folder, shown())
    const path = await writePdf(folder)
    const text = await readFile(path, 'latin1')
    expect(text.slice(0, 5)).toBe('%PDF-')
    expect(text).toMatch(/\/MarkInfo <<\/Type \/MarkInfo\s*\/Marked true/)
    expect(text).toMatch(/\/Subtype \/Link/)
    // Bookmarks are in the headings' own order.
    const titles = Array.from(text.matchAll(/\/Title <FEFF([0-9A-F]+)>|\/Title \((.*?)\)/g), ([, hex, plain = '']) =>
      hex === undefined ? plain : Buffer.from(hex, 'hex').swap16().toString('utf16le'),
    )
    expect(titles).toEqual(
      expect.arrayContaining(['At a glance', 'Echo & Sons', 'Promises beside measurements', 'Method']),
    )
  })

  test('is made of hostile text too, and runs nothing of it', async () => {
    await writeReport(folder, shownWith(HOSTILE.join(' ')))
    const text = await readFile(await writePdf(folder), 'latin1')
    expect(text).not.toMatch(/\/(JavaScript|JS|Launch|OpenAction|EmbeddedFile|URI)\b/)
  })

  test('is refused in one sentence where the browser does not start', async () => {
    await expect(printPage('about:blank', '/nowhere/chromium')).rejects.toMatchObject({
      code: 'browser-failed',
      exit: 4,
    })
  })
})
