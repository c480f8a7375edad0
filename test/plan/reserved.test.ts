import { expect, test } from 'vitest'
import { covers, isReserved } from '../../src/plan/reserved.ts'

test.for([
  'localhost',
  'echo.localhost',
  'brand.test',
  'a.b.test',
  'brand.example',
  'example.com',
  'www.example.org',
  'example.net',
  'x.invalid',
  '127.0.0.1',
  '127.8.9.1:2525',
  '::1',
  '[::1]',
  '[::1]:25',
  'localhost:3000',
  'Brand.TEST',
  'brand.test.',
])('%s belongs to nobody', (host) => expect(isReserved(host)).toBe(true))

test.for([
  'brand.com',
  'test.com',
  'brandtest',
  'mytest',
  'example.co',
  'example.com.evil.eu',
  'notexample.com',
  '10.0.0.1',
  '128.0.0.1',
  '127.0.0.1.evil.eu',
  '::2',
  'localhost.evil.eu',
  '',
])('"%s" may belong to somebody', (host) => expect(isReserved(host)).toBe(false))

test.for([
  ['brand.eu', 'brand.eu', true],
  ['brand.eu', 'www.brand.eu', true],
  ['brand.eu', 'WWW.Brand.eu:443', true],
  ['brand.eu', 'notbrand.eu', false],
  ['www.brand.eu', 'brand.eu', false],
  ['0.0.1', '127.0.0.1', false],
  ['127.0.0.1', '127.0.0.1:25', true],
] as const)('%s covers %s: %s', ([domain, host, expected]) => {
  expect(covers(domain, host)).toBe(expected)
})
