import type { BrandLine, ContactLine } from '../model/result.ts'
import { counted, instant, limit, percent, share } from './format.ts'
import { type Gate, type GateCase, gateCases } from './gate.ts'
import { word } from './words.ts'
import type { Shown } from './write-report.ts'

/**
 * The promises as JUnit test cases, one suite a brand. Broken is a failure, with the measured beside the promised;
 * what is not decided is skipped, with the reason. There is no `error`: what failed in our instrument breaks no promise.
 */
export function junitXml({ result, contacts }: Shown, gate: Gate): string {
  const cases = Map.groupBy(gateCases(result, gate), ({ brand }) => brand)
  const lines = Map.groupBy(contacts, ({ brand }) => brand)
  const suites = result.brands.map((brand) =>
    suiteOf(brand, cases.get(brand) ?? [], lines.get(brand.brand) ?? [], result.study.asOf),
  )
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${escaped(result.study.name)}">`,
    ...suites.flat(),
    '</testsuites>\n',
  ].join('\n')
}

function suiteOf(
  brand: BrandLine,
  cases: readonly GateCase[],
  contacts: readonly ContactLine[],
  asOf: string,
): readonly string[] {
  const number = (...stands: readonly string[]) => cases.filter((one) => stands.includes(one.stands)).length
  const tests = cases.length + brand.notTested.length
  const skipped = number('waits', 'undecided') + brand.notTested.length
  const numbers = `tests="${tests}" failures="${number('broken')}" errors="0" skipped="${skipped}"`
  return [
    `  <testsuite name="${escaped(brand.name)}" ${numbers} timestamp="${asOf.slice(0, 19)}">`,
    ...cases.map((one) => caseOf(one, contacts)),
    ...brand.notTested.map(({ promise, title, because }) => {
      const skip = `<skipped message="not tested: ${escaped(because)}"/>`
      return testCase(brand, promise, title, skip)
    }),
    '  </testsuite>',
  ]
}

function caseOf({ brand, promise, stands }: GateCase, contacts: readonly ContactLine[]): string {
  const { title, finding, because, measured, counts } = promise
  if (stands === 'holds') return testCase(brand, promise.promise, title, '')
  if (stands !== 'broken') {
    const said = counts.pending ? `pending: ${counted(counts)}` : `${word(finding)}: ${because}`
    return testCase(brand, promise.promise, title, `<skipped message="${escaped(said)}"/>`)
  }
  const time = promise.limit === null ? limit(null) : `${limit(promise.limit)} in ${word(promise.clock)}`
  const lines = [
    `Promised: ${word(promise.metric)}: ${time}, for ${percent(promise.share)} of contacts`,
    `In its own words: “${promise.source.quote}” (${promise.source.url}, read ${promise.source.date})`,
    `Measured: ${share(measured)}; ${counted(counts)}`,
    `Over all contacts: ${word(finding)}, ${because}`,
    ...brokenFor(promise.promise, contacts),
  ]
  const message = `promised ${time}, measured ${share(measured)}`
  const failure = `<failure type="broken" message="${escaped(message)}">${escaped(lines.join('\n'))}</failure>`
  return testCase(brand, promise.promise, title, failure)
}

function brokenFor(promise: string, contacts: readonly ContactLine[]): readonly string[] {
  return contacts.flatMap(({ contact, verdicts }) =>
    verdicts
      .filter((one) => one.promise === promise && one.verdict === 'broken')
      .map(({ due, because }) => `${contact}: ${because}${due === null ? '' : `, due ${instant(due)}`}`),
  )
}

function testCase({ brand }: BrandLine, promise: string, title: string, within: string): string {
  const start = `    <testcase classname="${escaped(`${brand}.${promise}`)}" name="${escaped(title)}"`
  return within === '' ? `${start}/>` : `${start}>${within}</testcase>`
}

// XML 1.0 has no place for most control characters, escaped or not.
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

function escaped(text: string): string {
  return text.replace(NOT_XML, '\ufffd').replace(/[&<>"\t\n\r]/g, (one) => ENTITIES[one] ?? one)
}
