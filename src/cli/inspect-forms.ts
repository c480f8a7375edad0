import type { Command } from 'commander'
import type { InspectedForms } from '../pipeline/inspect-form.ts'
import { print, printJsonLine } from './print.ts'

/** inspect form: what the forms of a page are for, and what their fields ask. */
export function addForms(inspect: Command): void {
  inspect
    .command('form')
    .description(
      'read the forms of saved pages and of URLs: what each is for, what its fields ask, what stands in the way',
    )
    .argument('[pages...]', 'files of saved HTML, or URLs; only a URL starts a browser')
    .option(
      '--file <list>',
      'more, one a line: a file or URL, or a JSON object {input, url}; url is where the page was saved from',
    )
    .option('--json', 'print JSON, one line a page')
    .action(async (pages: readonly string[], options: { file?: string; json?: boolean }) => {
      const { inspectForms } = await import('../pipeline/inspect-form.ts')
      for await (const page of inspectForms(pages, { list: options.file ?? null })) {
        if (options.json) printJsonLine(page)
        else print(...inWords(page))
      }
    })
}

function inWords({ input, forms, needsBrowser, problems }: InspectedForms): readonly string[] {
  const found = forms.flatMap(({ kind, confidence, selector, fields, barriers }) => [
    `  ${kind} (${confidence.toFixed(2)}) ${selector}`,
    ...fields.map(
      (field) => `    ${field.kind}${field.required ? ' *' : ''}: ${field.label ?? field.name ?? field.selector}`,
    ),
    ...barriers.map(({ barrier, vendor }) => `    barrier: ${barrier}${vendor === null ? '' : ` by ${vendor}`}`),
  ])
  return [
    input,
    ...(forms.length === 0 ? ['  no form'] : found),
    ...(needsBrowser ? ['  a browser may show more'] : []),
    ...problems.map((problem) => `  problem: ${problem}`),
  ]
}
