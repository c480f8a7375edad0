import type { CurveLine } from '../model/result.ts'
import { limit, percent, seconds } from './format.ts'
import { word } from './words.ts'

type Point = CurveLine['points'][number]

/** Draws curves as SVG. It holds numbers and words of ours alone: a stranger's words stand beside it, in the page. */
export async function curveDrawer(): Promise<(curve: CurveLine) => string> {
  // Both are heavy: they load when there is something to draw.
  const [Plot, { parseHTML }] = await Promise.all([import('@observablehq/plot'), import('linkedom')])
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  return (curve) => {
    const [from, to] = span(curve)
    const inside = (time: number) => Math.min(to, Math.max(from, time))
    const steps = stepsOf(curve, from)
    const ticks = TICKS.filter(([time]) => time >= from && time <= to)
    const known = steps.filter(({ lower, upper }) => lower !== null && upper !== null)
    const svg = Plot.plot({
      document,
      className: 'curve',
      width: 330,
      height: 200,
      marginTop: 24,
      marginLeft: 44,
      marginRight: 10,
      x: { type: 'log', domain: [from, to], label: null },
      y: { domain: [0, 1], label: null },
      marks: [
        Plot.gridY([0, 0.25, 0.5, 0.75, 1], { className: 'grid' }),
        Plot.axisY([0, 0.5, 1], { text: (share: number) => percent(share), tickSize: 0 }),
        Plot.axisX(
          ticks.map(([time]) => time),
          { text: (time: number) => limit(NAMES.get(time) ?? null) },
        ),
        Plot.rectX(curve.due, {
          x1: ({ earliestSeconds }) => inside(earliestSeconds),
          x2: ({ latestSeconds }) => inside(latestSeconds),
          y1: 0,
          y2: 1,
          className: 'due',
        }),
        Plot.ruleX(curve.due, { x: ({ latestSeconds }) => inside(latestSeconds), className: 'due-line' }),
        Plot.text(curve.due, {
          x: ({ latestSeconds }) => inside(latestSeconds),
          y: 1,
          dy: -12,
          text: (_, index) => letter(index),
          className: 'due-letter',
        }),
        Plot.areaY(known, {
          x: 'calendarSeconds',
          y1: 'lower',
          y2: 'upper',
          curve: 'step-after',
          className: 'interval',
        }),
        Plot.lineY(steps, { x: 'calendarSeconds', y: 'share', curve: 'step-after', className: 'share' }),
      ],
    })
    svg.querySelector('style')?.remove()
    for (const within of svg.querySelectorAll('[aria-label]')) within.removeAttribute('aria-label')
    svg.setAttribute('role', 'img')
    svg.setAttribute('aria-label', inWords(curve))
    return svg.outerHTML
  }
}

/** The letter that a chart and its legend share. */
export function letter(index: number): string {
  return String.fromCharCode(65 + (index % 26))
}

/** What a chart shows, for those who do not see it. */
export function inWords({ metric, n, events, points, longestSeconds }: CurveLine): string {
  const last = points.at(-1)
  const end = longestSeconds === null ? '' : `; followed for up to ${seconds(longestSeconds)}`
  if (last === undefined) return `${word(metric)}: none of ${n} contacts${end}`
  return `${word(metric)}: ${percent(last.share)} after ${seconds(last.calendarSeconds)}, ${events} of ${n} contacts${end}`
}

const TICKS: readonly (readonly [number, string])[] = [
  [1, 'PT1S'],
  [10, 'PT10S'],
  [60, 'PT1M'],
  [600, 'PT10M'],
  [3600, 'PT1H'],
  [21_600, 'PT6H'],
  [86_400, 'P1D'],
  [259_200, 'P3D'],
  [604_800, 'P7D'],
  [2_592_000, 'P30D'],
  [7_776_000, 'P90D'],
]
const NAMES = new Map(TICKS)

// The scale of time is logarithmic. It begins at a tick before all that is drawn, after an hour at the latest.
function span({ points, due, longestSeconds }: CurveLine): readonly [number, number] {
  const times = [
    3601,
    longestSeconds ?? 86_400,
    ...points.map(({ calendarSeconds }) => calendarSeconds),
    ...due.flatMap(({ earliestSeconds, latestSeconds }) => [earliestSeconds, latestSeconds]),
  ]
  const [least, most] = [Math.min(...times), Math.max(...times)]
  const from = TICKS.findLast(([tick]) => tick < least)?.[0] ?? 1
  return [from, Math.max(most, from * 60)]
}

// From none answered at the start to the end of what was followed.
function stepsOf({ points, longestSeconds }: CurveLine, from: number): readonly Point[] {
  const start: Point = { calendarSeconds: from, atRisk: 0, events: 0, share: 0, lower: 0, upper: 0 }
  const drawn = points.map((point) => ({ ...point, calendarSeconds: Math.max(from, point.calendarSeconds) }))
  const last = drawn.at(-1) ?? start
  const end =
    longestSeconds !== null && longestSeconds > last.calendarSeconds
      ? [{ ...last, calendarSeconds: longestSeconds }]
      : []
  return [start, ...drawn, ...end]
}
