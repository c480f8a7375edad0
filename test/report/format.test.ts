import { describe, expect, test } from 'vitest'
import type { ContactLine } from '../../src/model/result.ts'
import {
  counted,
  duration,
  gaps,
  instant,
  limit,
  median,
  percent,
  points,
  seconds,
  share,
  significant,
  standings,
  tenths,
} from '../../src/report/format.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('What a page says', () => {
  test.each([
    [null, '–'],
    [0, '0 s'],
    [0.44, '0.4 s'],
    [59.96, '1 min 0 s'],
    [60, '1 min 0 s'],
    [3599.6, '1 h 0 min'],
    [3_661, '1 h 1 min'],
    [86_400, '1 d 0 h'],
    [273_600, '3 d 4 h'],
  ])('of %s seconds: %s', (count, text) => expect(plain(seconds(count))).toBe(text))

  const known = (calendarSeconds: number, workingSeconds: number | null) => ({
    start: '',
    end: '',
    startBounds: null,
    stretch: { calendarSeconds, workingSeconds },
    deducted: { calendarSeconds: 0, workingSeconds: 0 },
    from: [],
  })
  test.each<[string, ContactLine['durations'][string] | undefined, string]>([
    ['that was observed', { kind: 'observed', ...known(60, 0) }, '1 min 0 s (0 s of stated hours)'],
    ['without stated hours', { kind: 'observed', ...known(60, null) }, '1 min 0 s'],
    [
      'of days, with open time in hours',
      { kind: 'observed', ...known(259_200, 97_200) },
      '3 d 0 h (27 h 0 min of stated hours)',
    ],
    ['that is censored', { kind: 'censored', because: 'window-closed', ...known(86_400, null) }, 'longer than 1 d 0 h'],
    ['that is unknown', { kind: 'unknown', because: 'it was not sent', from: [] }, 'unknown: it was not sent'],
    ['that is not there', undefined, '–'],
  ])('of a duration %s', (_, given, text) => expect(plain(duration(given))).toBe(text))

  const middle = { metric: 'x', n: 6, events: 4, unknown: 0, level: 0.95, method: 'x' }
  test.each([
    [
      'without anything measured',
      { ...middle, n: 0, calendarSeconds: null, lower: null, upper: null },
      'nothing to measure',
    ],
    [
      'that was not reached',
      { ...middle, calendarSeconds: null, lower: 60, upper: null },
      'not reached (n = 6, 4 observed; 95 % interval 1 min 0 s to no upper limit)',
    ],
    [
      'with both limits',
      { ...middle, calendarSeconds: 90, lower: 60, upper: 120 },
      '1 min 30 s (n = 6, 4 observed; 95 % interval 1 min 0 s to 2 min 0 s)',
    ],
    [
      'without limits',
      { ...middle, calendarSeconds: 90, lower: null, upper: null },
      '1 min 30 s (n = 6, 4 observed; no interval)',
    ],
  ])('of a median %s', (_, given, text) => expect(plain(median(given))).toBe(text))

  test('of a share: its count and its interval', () => {
    const given = { kept: 3, of: 4, estimate: 0.75, lower: 0.3, upper: 0.954, level: 0.95, method: 'wilson' }
    expect(plain(share(given))).toBe('3 of 4: 75 % (95 % interval 30 % to 95 %)')
    expect(share({ ...given, kept: 0, of: 0, estimate: null, lower: null, upper: null })).toBe('nothing decided')
    expect(percent(null)).toBe('–')
  })

  test.each([
    [null, 'no time set'],
    ['P1D', '1 d'],
    ['PT15M', '15 min'],
    ['P1DT4H30M', '1 d 4 h 30 min'],
    ['2 working days', '2 working days'],
  ])('of the limit %s: %s', (given, text) => expect(plain(limit(given))).toBe(text))

  test.each([
    [null, '–'],
    [0, '0 points'],
    [-0.004, '0 points'],
    [-0.4, '−40 points'],
    [0.031, '+3 points'],
  ])('of a difference of %s: %s', (given, text) => expect(plain(points(given))).toBe(text))

  test('of gaps: how many', () => expect([[], [1], [1, 2]].map(gaps)).toEqual(['no gap', 'one gap', '2 gaps']))

  test('of a statistic: no more digits than it can carry', () => {
    expect([tenths(3.249), significant(0.03149)]).toEqual(['3.2', '0.031'])
  })

  test('of an instant: to the second, in UTC', () => {
    expect(plain(instant('2026-11-02T08:00:00.999Z'))).toBe('2026-11-02 08:00:00 UTC')
    expect(instant(null)).toBe('–')
  })

  test('of dispositions: in the order of the table, whatever came first', () => {
    expect(standings({ silent: 1, answered: 2, planned: 3 })).toEqual([
      ['planned', 3],
      ['answered', 2],
      ['silent', 1],
    ])
    expect(plain(counted({ kept: 2, broken: 0, unknown: 1 }))).toBe('2 kept, 1 unknown')
  })
})
