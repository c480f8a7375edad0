import { expect, test } from 'vitest'
import { parseHours } from '../../src/measure/hours.ts'
import { hoursLookRight } from '../../src/plan/hours-look-right.ts'

const WRITTEN: readonly (readonly [string, boolean])[] = [
  ['Mo-Fr 09:00-17:00', true],
  ['Mo-Fr 08:30-12:00,13:00-17:45; Sa 10:00-14:00', true],
  ['Mo-Fr 08:30-12:00, 13:00-17:45;', true],
  ['Mo - Fr 09:00 - 17:00', true],
  ['Mo,We,Fr 9:00-17:00', true],
  ['Sa-Mo 10:00-12:00', true],
  ['24/7', true],
  ['Mo-Su 00:00-24:00', true],
  ['Fr 22:00-02:00', true],
  ['Mo-Fr 22:00-26:00', true],
  ['Mo-Fr 09:00-17:00; PH off', true],
  ['Mo-Sa 09:00-17:00; Tu closed; PH 10:00-12:00', true],
  ['09:00-17:00', true],
  ['Mo-Fr', true],
  ['', false],
  ['PH off', false],
  ['off', false],
  ['PH 10:00-12:00', false],
  ['weekdays nine to five', false],
  ['Mo-Fr 9-17', false],
  ['Mo-Fr 09:00-17:00, Sa 10:00-14:00', false],
  ['Mo-Fr 25:00-26:00', false],
  ['Mo-Fr 09:60-10:00', false],
  ['Mo-Fr 09:00+', false],
  ['mo-fr 09:00-17:00', false],
  ['Dec 24 off', false],
]

test.for(WRITTEN)('"%s" are hours: %s, and the measuring room agrees', ([hours, expected]) => {
  expect(hoursLookRight(hours)).toBe(expected)
  if (expected) expect(() => parseHours(hours)).not.toThrow()
  else expect(() => parseHours(hours)).toThrow('Expected')
})
