import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import ejs from 'ejs'
import { packageRoot } from '../support/package-root.ts'
import { curveDrawer, letter } from './curve-chart.ts'
import * as format from './format.ts'
import { by, word } from './words.ts'
import type { Shown } from './write-report.ts'

/** The page of a study, whole: its style within it, no script, nothing asked of any network. */
export async function renderPage(shown: Shown): Promise<string> {
  const folder = join(packageRoot, 'reports')
  const css = await readFile(join(folder, 'report.css'), 'utf8')
  const byBrand = Map.groupBy(shown.contacts, ({ brand }) => brand)
  const contactsOf = (brand: string) => byBrand.get(brand) ?? []
  const draw = await curveDrawer()
  const words = { ...format, word, by, letter }
  return ejs.renderFile(join(folder, 'study.ejs'), { ...shown, ...words, css, contactsOf, draw }, { async: false })
}
