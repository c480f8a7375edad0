import { describe, expect, test } from 'vitest'
import { holidayDays } from '../../src/measure/holidays.ts'

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

function daysOf(region: string | null, day: string): ReadonlySet<string> {
  return holidayDays(region)(Number(day.slice(0, 4)))
}
