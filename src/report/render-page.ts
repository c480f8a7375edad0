import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import ejs from 'ejs'
import type { CaseFile } from '../model/case-file.ts'
import type { ContactLine } from '../model/result.ts'
import { packageRoot } from '../support/package-root.ts'
import { atOf } from './at.ts'
import { curveDrawer, letter } from './curve-chart.ts'
import * as format from './format.ts'
import { by, word } from './words.ts'
import type { Shown } from './write-report.ts'

/** A study of more brands than these has a page for each. */
export const BRANDS_ON_A_PAGE = 20

/** The page of a study, whole: its style within it, no script, nothing asked of any network. */
export async function renderPage(shown: Shown, most = BRANDS_ON_A_PAGE): Promise<string> {
  const many = shown.result.brands.length > most
  const linkTo = (brand: string) => (many ? `brands/${encodeURIComponent(brand)}.html` : `#brand-${brand}`)
  const draw = many ? null : await curveDrawer()
  return render('study.ejs', { ...shown, at: atOf(shown), contactsOf: contactsOf(shown), draw, many, linkTo })
}

/** The pages of the brands of a large study, one after the other; none for a small one, whose page has them all. */
export async function* renderBrands(
  shown: Shown,
  most = BRANDS_ON_A_PAGE,
): AsyncGenerator<readonly [name: string, page: string]> {
  const { result } = shown
  if (result.brands.length <= most) return
  const [at, linesOf, draw] = [atOf(shown), contactsOf(shown), await curveDrawer()]
  for (const [index, brand] of result.brands.entries()) {
    const path = `result.json#/brands/${index}`
    const page = await render('brand.ejs', { result, at, draw, brand, lines: linesOf(brand.brand), path })
    yield [`${encodeURIComponent(brand.brand)}.html`, page]
  }
}

/** The page of one contact. */
export function renderCase(file: CaseFile): Promise<string> {
  return render('case.ejs', { ...file, at: atOf({ result: file.result, contacts: [file.line] }) })
}

function contactsOf({ contacts }: Shown): (brand: string) => readonly ContactLine[] {
  const byBrand = Map.groupBy(contacts, ({ brand }) => brand)
  return (brand) => byBrand.get(brand) ?? []
}

async function render(template: string, shown: Readonly<Record<string, unknown>>): Promise<string> {
  const folder = join(packageRoot, 'reports')
  const css = await readFile(join(folder, 'report.css'), 'utf8')
  return ejs.renderFile(
    join(folder, template),
    { ...format, word, by, letter, ...shown, css },
    { async: false, cache: true },
  )
}
