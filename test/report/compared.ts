import type { Shown } from '../../src/report/write-report.ts'
import { leagueOf } from '../../src/score/league.ts'
import { twinLines } from '../../src/score/twins.ts'
import { contactLine } from '../score/lines.ts'
import { shown } from './shown.ts'

const AFTER = { stage: 'after-sale' } as const

/** A study of two brands that can be compared, with twins. */
export function compared(): Shown {
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
  return { result: { ...result, brands, league: leagueOf(contacts), twins: twinLines(contacts) }, contacts: lines }
}
