import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical, hashOf, sha256 } from '../../src/support/canonical.ts'

test('the order of keys does not matter, the order of items does', () => {
  expect(canonical({ b: 1, a: [2, 1] })).toBe('{"a":[2,1],"b":1}')
  expect(hashOf({ b: 1, a: 2 })).toBe(hashOf({ a: 2, b: 1 }))
  expect(hashOf([1, 2])).not.toBe(hashOf([2, 1]))
})

test('what can be told apart as JSON has different text', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('keys without a value are left out, as JSON leaves them out', () => {
  expect(canonical({ a: undefined, b: null })).toBe('{"b":null}')
})

test('SHA-256 is that of the standard', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})
