import { expect, test } from 'vitest'
import { Brand } from '../../src/model/brand.ts'
import { Recipe } from '../../src/model/recipe.ts'
import { Study } from '../../src/model/study.ts'
import { knownKeys, nearest } from '../../src/plan/known-keys.ts'

test.for([
  ['the root', Study, [], 'mailboxes'],
  ['an object with a default', Study, ['budget'], 'minimumGap'],
  ['every branch of a union', Study, ['engagement'], 'responsible'],
  ['an element of a list', Study, ['personas', 0], 'mailName'],
  ['a record whose keys are listed', Study, ['personas', 0, 'items'], 'serial_number'],
  ['a union within a list within an object', Recipe, ['steps', 3, 'field'], 'placeholder'],
  ['something optional', Brand, ['statedHours'], 'holidays'],
] as const)('the keys of %s are known', ([, schema, path, key]) => {
  expect(knownKeys(schema, path)).toContain(key)
})

test('where any key goes none is known', () => {
  expect(knownKeys(Study, ['routes'])).toEqual([])
})

test.for([
  ['sendr', 'sender'],
  ['Sender', 'sender'],
  ['sedner', 'sender'],
  ['brnads', 'brands'],
  ['budgets', 'budget'],
  ['xyz', null],
  ['password', null],
] as const)('`%s` is meant to be %s', ([word, meant]) => {
  expect(nearest(word, Object.keys(Study.shape))).toBe(meant)
})
