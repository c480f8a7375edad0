import { describe, expect, test } from 'vitest'
import { junitXml } from '../../src/report/junit.ts'
import { HOSTILE } from './hostile.ts'
import { shown, shownWith } from './shown.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('The promises as test cases', () => {
  const xml = plain(junitXml(shown(), 'each'))

  test('are one suite a brand, with its counts and the time that it is told of', () => {
    expect(suites(xml)).toEqual([
      { name: 'Echo & Sons', tests: '4', failures: '2', errors: '0', skipped: '0', timestamp: '2026-11-20T09:00:00' },
    ])
    expect(xml.match(/<testcase /g)).toHaveLength(4)
  })

  test('say for a broken one what was promised beside what was measured, and for which contact', () => {
    const [, failure = ''] = /<failure type="broken"(.*?)<\/failure>/s.exec(xml) ?? []
    for (const said of [
      'Promised: time to first response by a person: 1 working day in the brand’s stated hours, for 100 % of contacts',
      'In its own words: “We promise: one-working-day.” (https://echo.test/service, read 2026-10-01)',
      'Measured: 0 of 1: 0 % (95 % interval 0 % to 79 %)',
      'c-aaaaaaaa: late by 1 d 17 h',
      'due 2026-11-03',
    ]) {
      expect(failure).toContain(said)
    }
  })

  test('skip by the finding what the contacts cannot decide, with the reason', () => {
    const found = junitXml(shown(), 'finding')
    expect(found).not.toContain('<failure')
    expect(found).toContain('<skipped message="insufficient evidence: ')
  })

  test('skip what is pending, and what is not tested', () => {
    const { result, contacts } = shown()
    const notTested = [{ promise: 'brand:x/y', title: 'By phone', because: 'no contact is in its scope' }]
    const brands = result.brands.map((brand) => ({
      ...brand,
      notTested,
      promises: brand.promises.map((one) => ({ ...one, counts: { ...one.counts, broken: 0, pending: 2 } })),
    }))
    const waiting = plain(junitXml({ result: { ...result, brands }, contacts }, 'each'))
    expect(waiting).not.toContain('<failure')
    expect(waiting).toContain('<skipped message="pending: 1 kept, 2 still listening')
    expect(waiting).toContain('<skipped message="not tested: no contact is in its scope"/>')
    expect(suites(waiting)).toMatchObject([{ tests: '5', failures: '0', skipped: '5' }])
  })

  test.each(HOSTILE.map((text) => [JSON.stringify(text).slice(0, 50), text] as const))(
    'stay what they are around %s',
    (_, text) => {
      const hostile = junitXml(shownWith(text), 'each')
      expect(structure(hostile)).toEqual(structure(junitXml(shownWith('text'), 'each')))
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no place for them.
      expect(hostile).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
      expect(hostile.replaceAll(/&(amp|lt|gt|quot|#9|#10|#13);/g, '')).not.toContain('&')
    },
  )
})

function suites(xml: string): readonly Readonly<Record<string, string>>[] {
  return Array.from(xml.matchAll(/<testsuite ([^>]*)>/g), ([, attributes = '']) =>
    Object.fromEntries(
      Array.from(attributes.matchAll(/(\w+)="([^"]*)"/g), ([, name = '', value = '']) => [
        name,
        value.replaceAll('&amp;', '&'),
      ]),
    ),
  )
}

/** The elements in order, with the names of their attributes. */
function structure(xml: string): readonly string[] {
  const tags = xml.replaceAll(/"[^"<>]*"/g, '""').matchAll(/<[^>]*>/g)
  return Array.from(tags, ([tag]) => tag)
}
