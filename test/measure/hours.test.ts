import { describe, expect, test } from 'vitest'
import { HOLIDAY, parseHours } from '../../src/measure/hours.ts'

const day = (from: string, to: string) => ({ from: minutes(from), to: minutes(to) })
const office = [day('09:00', '17:00')]

describe('Opening hours', () => {
  test.each([
    ['Mo-Fr 09:00-17:00', { 1: office, 5: office, 6: [], 7: [] }],
    [
      'Mo-Fr 08:30-12:00,13:00-17:45; Sa 10:00-14:00',
      { 3: [day('08:30', '12:00'), day('13:00', '17:45')], 6: [day('10:00', '14:00')] },
    ],
    ['24/7', { 1: [day('00:00', '24:00')], 7: [day('00:00', '24:00')] }],
    ['24/7; Su off', { 6: [day('00:00', '24:00')], 7: [] }],
    ['09:00-17:00', { 1: office, 7: office }],
    ['Mo,We,Fr 09:00-17:00', { 1: office, 2: [], 3: office, 5: office }],
    ['Mo, We 09:00-17:00', { 1: office, 2: [], 3: office }],
    ['Sa-Mo 09:00-17:00', { 1: office, 2: [], 6: office, 7: office }],
    ['Mo-Fr 09:00-17:00; We 13:00-15:00', { 2: office, 3: [day('13:00', '15:00')] }],
    ['Mo-Fr 09:00-17:00; We off', { 2: office, 3: [] }],
    ['We off; Mo-Fr 09:00-17:00', { 3: office }],
    ['Mo-Su 22:00-06:00', { 7: [day('22:00', '30:00')] }],
    ['Fr 22:00-26:00', { 5: [day('22:00', '26:00')] }],
    ['Mo 09:00-09:00', { 1: [day('09:00', '33:00')] }],
    ['Mo 13:00-17:00,09:00-12:00', { 1: [day('09:00', '12:00'), day('13:00', '17:00')] }],
    ['Mo 09:00-13:00,12:00-17:00', { 1: office }],
    ['Mo-Fr', { 1: [day('00:00', '24:00')], 6: [] }],
    ['Mo-Fr 9:00-17:00;', { 1: office }],
    ['Mo-Su 09:00-17:00; PH off', { 1: office, [HOLIDAY]: [] }],
    ['Mo-Sa 09:00-17:00; Su,PH off', { 6: office, 7: [], [HOLIDAY]: [] }],
    ['Mo-Fr 09:00-17:00; PH 10:00-12:00', { 1: office, [HOLIDAY]: [day('10:00', '12:00')] }],
  ])('%s', (text, days) => expect(parseHours(text)).toMatchObject(days))

  test.each([
    ['nonsense', 'Expected hours as `Mo-Fr 09:00-17:00`, got `nonsense`'],
    ['Mo-Fr 9-17', 'Expected times as `09:00-17:00`, got `Mo-Fr 9-17`'],
    ['Mo-Fr 09:00', 'Expected times as `09:00-17:00`, got `Mo-Fr 09:00`'],
    ['Mo-Fr 09:00-17:00+', 'Expected hours as `Mo-Fr 09:00-17:00`, got `Mo-Fr 09:00-17:00+`'],
    ['Mo-Fr 09:60-17:00', 'Expected times as `09:00-17:00`, got `Mo-Fr 09:60-17:00`'],
    ['Mo 25:00-26:00', 'Expected times of a day, got `Mo 25:00-26:00`'],
    ['Mo 09:00-49:00', 'Expected times of a day, got `Mo 09:00-49:00`'],
    ['Xy 09:00-17:00', 'Expected days as `Mo`, `Tu` … `Su`, `PH`, got `Xy 09:00-17:00`'],
    ['Mo-PH 09:00-17:00', 'Expected days as `Mo`, `Tu` … `Su`, `PH`, got `Mo-PH 09:00-17:00`'],
    [
      'Mo-Fr 09:00-17:00, Sa 10:00-12:00',
      'Expected hours as `Mo-Fr 09:00-17:00`, got `Mo-Fr 09:00-17:00, Sa 10:00-12:00`',
    ],
    ['Jan-Mar Mo 09:00-17:00', 'Expected hours as `Mo-Fr 09:00-17:00`, got `Jan-Mar Mo 09:00-17:00`'],
    [
      'Mo-Fr 09:00-17:00 || "by appointment"',
      'Expected hours as `Mo-Fr 09:00-17:00`, got `Mo-Fr 09:00-17:00 || "by appointment"`',
    ],
    ['', 'Expected at least one open minute, got ``'],
    ['off', 'Expected at least one open minute, got `off`'],
    ['Mo 09:00-17:00; Mo off', 'Expected at least one open minute, got `Mo 09:00-17:00; Mo off`'],
    ['PH 09:00-17:00', 'Expected at least one open minute, got `PH 09:00-17:00`'],
  ])('refuse %s', (text, message) => {
    expect(() => parseHours(text)).toThrow(expect.objectContaining({ code: 'invalid-study', message }))
  })
})

function minutes(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}
