import { expect, test } from 'vitest'
import { renderPage } from '../../src/report/render-page.ts'
import { compared } from './compared.ts'
import { shown } from './shown.ts'

test('A page shows the league with its doubt, and the twins with their difference', async () => {
  const text = await textOf(compared())
  expect(text).toMatch(/1 Pronto 2 37\.5 s \(error .+? s\) 1 \(1 to 1\)/)
  expect(text).toContain('Brands whose intervals overlap share a place')
  expect(text).toMatch(/before the sale after the sale 2 12 h .+? 1 0 Contacts to one brand/)
})

test('A page without comparisons has no place for them', async () => {
  const { result, contacts } = shown()
  expect(await textOf({ result: { ...result, league: null, twins: [] }, contacts })).not.toContain('Side by side')
})

async function textOf(given: Parameters<typeof renderPage>[0]): Promise<string> {
  const html = await renderPage(given)
  return html
    .slice(html.indexOf('<body>'))
    .replace(/<\/?span[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\s\u00A0\u202F]+/g, ' ')
}
