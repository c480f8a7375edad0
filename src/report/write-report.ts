import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ContactLine, Result } from '../model/result.ts'
import { packageRoot } from '../support/package-root.ts'
import { contactsCsv } from './contacts-csv.ts'
import { dataDictionary } from './data-dictionary.ts'
import type { Gate } from './gate.ts'
import { junitXml } from './junit.ts'
import { promisesCsv } from './promises-csv.ts'
import { BRANDS_ON_A_PAGE, renderBrands, renderPage } from './render-page.ts'
import { replaceFile } from './replace-file.ts'

/** All that a report is made of. */
export interface Shown {
  readonly result: Result
  readonly contacts: readonly ContactLine[]
}

/** What a caller may choose. */
export interface ReportOptions {
  /** What is red in junit.xml. */
  readonly gate?: Gate
  /** How many brands the first page holds before each gets a page of its own. */
  readonly brandsOnAPage?: number
}

/** Writes the report's files into `folder` and returns their paths; the page opens from disk and asks no network. */
export async function writeReport(
  folder: string,
  shown: Shown,
  { gate = 'finding', brandsOnAPage = BRANDS_ON_A_PAGE }: ReportOptions = {},
): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true })
  const files: Readonly<Record<string, string>> = {
    'index.html': await renderPage(shown, brandsOnAPage),
    'result.json': `${JSON.stringify(shown.result, null, 2)}\n`,
    'contacts.jsonl': shown.contacts.map((line) => `${JSON.stringify(line)}\n`).join(''),
    'contacts.csv': contactsCsv(shown.contacts),
    'promises.csv': promisesCsv(shown.result),
    'data-dictionary.csv': dataDictionary(),
    'junit.xml': junitXml(shown, gate),
    ...(await schemas()),
  }
  await writeBrands(join(folder, 'brands'), renderBrands(shown, brandsOnAPage))
  return Promise.all(Object.entries(files).map(([name, text]) => replaceFile(join(folder, name), text)))
}

// One after the other: a study of thousands is never in memory as pages.
async function writeBrands(folder: string, pages: ReturnType<typeof renderBrands>): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  for await (const [name, page] of pages) {
    await mkdir(folder, { recursive: true })
    await replaceFile(join(folder, name), page)
  }
}

// A result that is kept for years says itself how it is to be read.
async function schemas(): Promise<Readonly<Record<string, string>>> {
  const folder = join(packageRoot, 'reports', 'schemas')
  const names = await readdir(folder)
  const read = async (name: string) => [name, await readFile(join(folder, name), 'utf8')] as const
  return Object.fromEntries(await Promise.all(names.map(read)))
}
