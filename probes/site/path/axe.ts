import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from '../../../src/browser/port.ts'

/** One rule of axe-core that a page does not pass, or that it could not decide. */
export interface AxeIssue {
  readonly rule: string
  readonly help: string
  readonly impact: string | null
  /** The success criteria, as axe-core tags them: `wcag412`. */
  readonly criteria: readonly string[]
  readonly elements: number
  readonly example: string | null
}

export interface AxeResult {
  readonly version: string
  readonly violations: readonly AxeIssue[]
  /** What needs a person to decide. */
  readonly incomplete: readonly AxeIssue[]
}

/** The tags of WCAG 2.2, levels A and AA. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']

let source: Promise<string> | null = null

/** What axe-core finds on the page as it stands: automated findings, never a verdict of conformance. Null where it can't run. */
export async function runAxe(page: Page): Promise<AxeResult | null> {
  source ??= readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
  await page.run(`${await source}; null`)
  const [ran] = await page.run(`(async () => {
    const options = { runOnly: { type: 'tag', values: ${JSON.stringify(TAGS)} }, resultTypes: ['violations', 'incomplete'], iframes: false }
    const found = await axe.run(document, options)
    const issue = ({ id, help, impact, tags, nodes }) => ({
      rule: id,
      help,
      impact: impact ?? null,
      criteria: tags.filter((tag) => /^wcag\\d{3,}$/.test(tag)),
      elements: nodes.length,
      example: String(nodes[0]?.target?.join(' ') ?? '').slice(0, 200) || null,
    })
    return { version: axe.version, violations: found.violations.map(issue), incomplete: found.incomplete.map(issue) }
  })()`)
  return (ran?.value ?? null) as AxeResult | null
}
