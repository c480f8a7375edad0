import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { CaseFile } from '../model/case-file.ts'
import { renderCase } from './render-page.ts'
import { replaceFile } from './replace-file.ts'

/** Writes the case file of one contact into the report's folder and returns its path. */
export async function writeCase(folder: string, file: CaseFile): Promise<string> {
  await mkdir(folder, { recursive: true })
  return replaceFile(join(folder, `case-${file.line.contact}.html`), await renderCase(file))
}
