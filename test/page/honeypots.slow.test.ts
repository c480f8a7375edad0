import { describe, expect, test } from 'vitest'
import { fixtures } from './fixtures/honeypots.ts'
import { figuresOf, tryHoneypots } from './fixtures/try-honeypots.ts'

test('there are at least sixty fixtures, in at least twelve languages, half of them traps', () => {
  const traps = fixtures.filter(({ trap }) => trap).length
  expect(fixtures.length).toBeGreaterThanOrEqual(60)
  expect(new Set(fixtures.map(({ language }) => language)).size).toBeGreaterThanOrEqual(12)
  expect(Math.abs(traps - fixtures.length / 2)).toBeLessThan(2)
})

describe.each(['playwright', 'puppeteer'] as const)('traps rendered under %s', (driver) => {
  test('nine of ten are recognised, and hardly an honest field is taken for one', async () => {
    const { recall, precision } = figuresOf(await tryHoneypots(driver))
    expect(recall).toBeGreaterThanOrEqual(0.9)
    expect(precision).toBeGreaterThanOrEqual(0.95)
  })
})
