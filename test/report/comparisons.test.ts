import { expect, test } from 'vitest'
import { renderPage } from '../../src/report/render-page.ts'
import { leagueOf } from '../../src/score/league.ts'
import { twinLines } from '../../src/score/twins.ts'
import { contactLine } from '../score/lines.ts'
import { shown } from './shown.ts'

const AFTER = { stage: 'after-sale' } as const

test('A page shows the league with its doubt, and the twins with their difference', async () => {
  const contacts = [
    ...[600, 660].map((waited) => contactLine('echo-and-sons', waited)),
    ...[7200, { silentFor: 86_400 }].map((waited) => contactLine('echo-and-sons', waited, AFTER)),
    ...[30, 45].map((waited) => contactLine('pronto', waited)),
  ]
  const { result, contacts: lines } = shown()
  const [brand] = result.brands
  if (brand === undefined) throw new Error('The study has no brand.')
  const brands = [
    { ...brand, brand: 'echo-and-sons', name: 'Echo & Sons' },
    { ...brand, brand: 'pronto', name: 'Pronto' },
  ]
  const compared = { ...result, brands, league: leagueOf(contacts), twins: twinLines(contacts) }
  const text = await textOf({ result: compared, contacts: lines })
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
