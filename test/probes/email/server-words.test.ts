import { expect, test } from 'vitest'
import { maskWords, queueIdIn } from '../../../probes/email/server-words.ts'

test.each([
  ['250 2.0.0 Ok: queued as 4TkW2Y1zLq', '4TkW2Y1zLq'],
  ['250 OK id=1rXyZa-0003Ab-2C', '1rXyZa-0003Ab-2C'],
  ['250 2.0.0 OK  1793606400 a640c23a62f3a-ae4fsi123456.22 - gsmtp', null],
  ['250 2.6.0 <x@y> [InternalId=98784247808, Hostname=A.prod.outlook.com] Queued mail for delivery', '98784247808'],
  ['250 2.0.0 4A2B7xYz012345 Message accepted for delivery', '4A2B7xYz012345'],
  ['250 ok 1793606400 qp 12345', '12345'],
  ['250 2.0.0 <care@brand.test> XyZaB1c2d3E4f5 Saved', null],
  ['250 thank you', null],
])('%s names %s', (words, id) => expect(queueIdIn(words)).toBe(id))

test.each([
  ['550 5.1.1 <jane.doe@brand.test>: no such user', '550 5.1.1 <***@brand.test>: no such user'],
  ['550 "Jane Doe"@brand.test is gone, ask j+x@brand.test', '550 ***@brand.test is gone, ask ***@brand.test'],
  ['550-first line\n550 second  line', '550-first line 550 second line'],
])('%j is shown as %j', (words, shown) => expect(maskWords(words)).toBe(shown))

test('long words are cut, and hostile ones cost nothing', () => {
  expect(maskWords('a'.repeat(1_000_000))).toHaveLength(500)
})
