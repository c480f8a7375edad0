import { parseFragment } from 'parse5'
import { describe, expect, test } from 'vitest'
import type { CurveLine } from '../../src/model/result.ts'
import { curveDrawer, inWords, letter } from '../../src/report/curve-chart.ts'

const CURVE: CurveLine = {
  metric: 'first-response-time',
  n: 4,
  events: 2,
  longestSeconds: 604_800,
  level: 0.95,
  method: 'Kaplan–Meier, log interval',
  points: [
    { calendarSeconds: 3600, atRisk: 4, events: 1, share: 0.25, lower: 0, upper: 0.57 },
    { calendarSeconds: 90_000, atRisk: 3, events: 1, share: 0.5, lower: 0.1, upper: 0.81 },
  ],
  due: [{ promise: 'brand:x/<script>', earliestSeconds: 86_400, latestSeconds: 172_800 }],
}
const draw = await curveDrawer()

describe('A drawn curve', () => {
  test('is the same each time', () => expect(draw(CURVE)).toBe(draw(CURVE)))

  test('has a step for each answer, a line for each promise, and a text for those who do not see it', () => {
    const svg = draw(CURVE)
    expect(svg.match(/<path d="([^"]*)"[^>]*>/g)?.length).toBeGreaterThan(1)
    expect(svg.match(/class="due-line"/g)).toHaveLength(1)
    expect(svg.replaceAll('\u00a0', ' ')).toContain(
      'aria-label="time to first response by a person: 50 % after 1 d 1 h, 2 of 4 contacts; followed for up to 7 d 0 h"',
    )
    expect(svg).toContain('role="img"')
  })

  test('holds no word of a stranger, no style and no script', () => {
    const svg = draw(CURVE)
    expect(svg).not.toMatch(/script|style|brand:|NaN|undefined|Infinity/)
    expect(parseFragment(svg).childNodes).toHaveLength(1)
  })

  test.each<[string, Partial<CurveLine>]>([
    ['nothing came', { events: 0, points: [] }],
    ['nobody is in it', { n: 0, events: 0, points: [], longestSeconds: null, due: [] }],
    [
      'all came at once',
      { points: [{ calendarSeconds: 0, atRisk: 4, events: 4, share: 1, lower: null, upper: null }] },
    ],
    ['it was due at once', { due: [{ promise: 'x', earliestSeconds: 0, latestSeconds: 0 }] }],
  ])('is drawn where %s', (_, given) => {
    const curve = { ...CURVE, ...given }
    expect(draw(curve)).not.toMatch(/NaN|undefined|Infinity/)
    expect(inWords(curve)).toContain('time to first response')
  })

  test('names its promises by letters, as its legend does', () => {
    expect([letter(0), letter(25), letter(26)]).toEqual(['A', 'Z', 'A'])
  })
})
