import { expect, test } from 'vitest'
import costs from '../../src/page/phone-costs.json' with { type: 'json' }
import { phonesIn, readPhone } from '../../src/page/phones.ts'

test.each<[written: string, country: string, kind: string | null, above: boolean | null]>([
  ['0900 555 01 23', 'DE', 'PREMIUM_RATE', true],
  ['0180 6 555012', 'DE', 'SHARED_COST', true],
  ['0800 330 1000', 'DE', 'TOLL_FREE', false],
  ['030 227-0', 'DE', 'FIXED_LINE', false],
  ['902 123 456', 'ES', 'SHARED_COST', true],
  ['901 123 456', 'ES', 'SHARED_COST', true],
  ['900 123 456', 'ES', 'TOLL_FREE', false],
  ['912 345 678', 'ES', 'FIXED_LINE', false],
  ['0892 12 34 56', 'FR', 'PREMIUM_RATE', true],
  ['0800 12 34 56', 'FR', 'TOLL_FREE', false],
  ['01 42 68 53 00', 'FR', 'FIXED_LINE', false],
  ['199 123 456', 'IT', 'PERSONAL_NUMBER', true],
  ['800 123 456', 'IT', 'TOLL_FREE', false],
  ['02 1234 5678', 'IT', 'FIXED_LINE', false],
  ['0900 1234', 'NL', 'PREMIUM_RATE', true],
  ['0871 234 5678', 'GB', 'PREMIUM_RATE', true],
  ['0345 678 9012', 'GB', 'UAN', false],
  ['020 7946 0018', 'GB', 'FIXED_LINE', false],
  ['(212) 555-2368', 'US', 'FIXED_LINE_OR_MOBILE', false],
])('%s rung from %s is %s; above the basic rate: %s', (written, country, kind, above) => {
  const { valid, why, ...phone } = readPhone(written, country)
  expect(phone).toMatchObject({ country, kind, aboveBasic: above })
  expect(valid).toBe(true)
  expect(why).not.toBeNull()
})

test('A number without a country is unknown where none is given', () => {
  expect(readPhone('020 7946 0018', null)).toMatchObject({ country: null, valid: false, aboveBasic: null })
  expect(readPhone('+44 20 7946 0018', null)).toMatchObject({ country: 'GB', valid: true })
})

test('Numbers are found in text, dates and prices are none', () => {
  const text = 'Since 12.03.1998 for 1,299.00: call 020 7946 0018 or +49 30 2270, order 4711.'
  expect(phonesIn(text, 'GB').map(({ number }) => number)).toEqual(['+442079460018', '+49302270'])
})

test('Every rule of cost says why and names a source', () => {
  for (const { country, national, why, source } of costs.rules) {
    expect(country).toMatch(/^[A-Z]{2}$/)
    expect(() => new RegExp(national)).not.toThrow()
    expect([why, source].every((text) => text.length > 8)).toBe(true)
  }
})
