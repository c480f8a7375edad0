import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { printPage } from '../browser/print-page.ts'
import { replaceFile } from './replace-file.ts'

/** Prints the report of a folder as `report.pdf`: page numbers, bookmarks and links. Throws `browser-missing` where there is no browser. */
export async function writePdf(folder: string): Promise<string> {
  const bytes = await printPage(pathToFileURL(join(folder, 'index.html')).href)
  return replaceFile(join(folder, 'report.pdf'), bytes)
}
