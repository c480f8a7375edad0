import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import ejs from 'ejs'
import type { CaseFile } from '../model/case-file.ts'
import { packageRoot } from '../support/package-root.ts'
import { atOf } from './at.ts'
import { curveDrawer, letter } from './curve-chart.ts'
import * as format from './format.ts'
import { by, word } from './words.ts'
import type { Shown } from './write-report.ts'

/** The page of a study, whole: its style within it, no script, nothing asked of any network. */
export async function renderPage(shown: Shown): Promise<string> {
  const byBrand = Map.groupBy(shown.contacts, ({ brand }) => brand)
  const contactsOf = (brand: string) => byBrand.get(brand) ?? []
  return render('study.ejs', { ...shown, at: atOf(shown), contactsOf, draw: await curveDrawer() })
}

/** The page of one contact. */
export function renderCase(file: CaseFile): Promise<string> {
  return render('case.ejs', { ...file, at: atOf({ result: file.result, contacts: [file.line] }) })
}

async function render(template: string, shown: Readonly<Record<string, unknown>>): Promise<string> {
  const folder = join(packageRoot, 'reports')
  const css = await readFile(join(folder, 'report.css'), 'utf8')
  return ejs.renderFile(join(folder, template), { ...format, word, by, letter, ...shown, css }, { async: false })
}
