import { describe, expect, test } from 'vitest'
import { holidayNotes } from '../../src/measure/holiday-notes.ts'
import { holidayDays } from '../../src/measure/holidays.ts'
import type { Brand } from '../../src/model/brand.ts'

describe('Public holidays', () => {
  test.each([
    ['DE-BY', '2026-01-06', true],
    ['DE-BY', '2026-06-04', true],
    ['DE-BY', '2026-04-03', true],
    ['DE-BY', '2026-04-04', false],
    ['DE-BE', '2026-01-06', false],
    ['DE', '2026-12-25', true],
    ['DE', '2027-12-25', true],
    ['US', '2026-11-26', true],
    ['GB-ENG', '2026-04-06', true],
    // Three days from its first on, by the country's own calendar.
    ['EG', '2026-03-19', false],
    ['EG', '2026-03-20', true],
    ['EG', '2026-03-22', true],
    ['EG', '2026-03-23', false],
  ])('%s on %s: %s', (region, day, expected) => expect(daysOf(region, day).has(day)).toBe(expected))

  test('Without a calendar no day is one', () => expect(daysOf(null, '2026-12-25').size).toBe(0))

  test.each(['XX', 'DE-ZZ', 'DE-BY-NOWHERE', 'de'])('refuse %s, which would have none at all', (region) => {
    expect(() => holidayDays(region)).toThrow(
      expect.objectContaining({
        code: 'invalid-study',
        message: `Expected \`holidays\` to be a country or one of its regions, as \`DE\` or \`DE-BY\`, got \`${region}\``,
      }),
    )
  })
})

describe('Holidays of a part of a region', () => {
  const brandIn = (holidays?: string) =>
    ({
      statedHours: { hours: '24/7', closed: [], ...(holidays === undefined ? {} : { holidays }) },
    }) as unknown as Brand

  test('are not counted for the whole, and said: 15 August in Bavaria', () => {
    expect(holidayDays('DE-BY')(2026).has('2026-08-15')).toBe(false)
    expect(holidayDays('DE-BY-KATH')(2026).has('2026-08-15')).toBe(true)
    const [note] = holidayNotes([brandIn('DE-BY'), brandIn('DE-BY'), brandIn()], [2026])
    expect(note).toContain('The holidays of `DE-BY` leave out days that only parts of it keep')
    expect(note).toContain('2026-08-15 (DE-BY-A, DE-BY-KATH)')
  })

  test('are many in a country: some are named, the rest is counted', () => {
    expect(holidayNotes([brandIn('DE')], [2026])[0]).toMatch(
      /2026-01-06 \(DE-B[^)]*\), .* and \d+ more\. Where the desk/,
    )
  })

  test.each(['DE-BY-KATH', 'GB-ENG'])('have nothing to say of %s', (region) => {
    expect(holidayNotes([brandIn(region)], [2026, 2027])).toEqual([])
  })
})

function daysOf(region: string | null, day: string): ReadonlySet<string> {
  return holidayDays(region)(Number(day.slice(0, 4)))
}
