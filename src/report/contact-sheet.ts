import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import ejs from 'ejs'
import type { Discovered } from '../model/discovered.ts'
import type { Step, Target } from '../model/recipe.ts'
import { packageRoot } from '../support/package-root.ts'

type Guidelines = Readonly<Record<string, { readonly title: string; readonly url: string }>>

/** Writes `index.html` over all brands that were discovered: what was found, what will be filled, what was asked. */
export async function writeContactSheet(
  folder: string,
  brands: readonly Discovered[],
  guidelines: Guidelines,
): Promise<string> {
  const reports = join(packageRoot, 'reports')
  const css = await readFile(join(reports, 'contact-sheet.css'), 'utf8')
  const shown = { brands, css, picture, fills, asked, title: (id: string) => guidelines[id]?.title ?? wcag(id) }
  const html = await ejs.renderFile(join(reports, 'contact-sheet.ejs'), shown, { async: false })
  const file = join(folder, 'index.html')
  await writeFile(file, html)
  return file
}

/** Where a picture lies, seen from the sheet. */
function picture(sha256: string | null): string | null {
  return sha256 === null ? null : `evidence/${sha256.slice(0, 2)}/${sha256.slice(2)}`
}

/** What will be filled, one line a step. */
function fills({ recipe }: Discovered): readonly string[] {
  return (recipe?.steps ?? []).map(said)
}

function said(step: Step): string {
  if (step.do === 'open') return `open ${step.url}`
  if (step.do === 'fill') return `${place(step.field)} ← ${step.with}`
  if (step.do === 'select') return `${place(step.field)} ← ${step.option}`
  if (step.do === 'tick') return `tick ${place(step.field)}: ${step.because}`
  if (step.do === 'click') return `${step.submits ? 'send by' : 'click'} ${place(step.on)}`
  return 'wait'
}

function place(target: Target): string {
  const { frame, ...named } = target
  const [first] = Object.values(named)
  return frame === undefined ? String(first) : `${first} (in ${frame})`
}

/** What the form asked for: each field's label, and a star where it must be filled. */
function asked({ audit }: Discovered): readonly string[] {
  const form = audit.channels.find(({ channel }) => channel === 'form')?.form
  return (form?.fields ?? []).map(({ kind, label, required }) => `${label ?? kind}${required ? ' *' : ''} (${kind})`)
}

function wcag(id: string): string {
  return id.replace(/^wcag-/, 'WCAG 2.2, ')
}
