import { describe, expect, it } from 'vitest'
import { Item } from '../../../src/model/words.ts'
import { HANDOFFS, WORDS } from '../../../src/observe/words/words.ts'
import { phrases } from '../../../src/text/phrases.ts'

const LISTS = [
  'acknowledges',
  'answers',
  'asks',
  'automatic',
  'away',
  'bots',
  'challenges',
  'conditional',
  'denies',
  'handsOff',
  'holds',
  'items',
  'markets',
  'refuses',
  'self',
  'stops',
  'surveys',
]

it('the six languages of the scenarios have words', () => {
  expect(Object.keys(WORDS)).toEqual(['de', 'en', 'es', 'fr', 'it', 'nl'])
})

describe.each(Object.entries(WORDS))('The words of %s', (_, words) => {
  it('fill every list, item and way on', () => {
    expect(Object.keys(words).toSorted()).toEqual(LISTS)
    expect(Object.keys(words.items).toSorted()).toEqual(Item.options.toSorted())
    expect(Object.keys(words.handsOff).toSorted()).toEqual(HANDOFFS.toSorted())
    for (const list of Object.values(words).flatMap((value) =>
      Array.isArray(value) ? [value] : Object.values(value),
    )) {
      expect(list).not.toHaveLength(0)
    }
  })

  it('are phrases, and none of them is in everything', () => {
    const lists: readonly (readonly string[])[] = Object.values(words).flatMap((value) =>
      Array.isArray(value) ? [value] : Object.values(value),
    )
    for (const phrase of lists.flat()) expect(phrases([phrase]).in(' . a . '), phrase).toBe(false)
  })
})
