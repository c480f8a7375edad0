import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { inspectDuration } from '../../src/pipeline/inspect-duration.ts'

const BERLIN = { zone: 'Europe/Berlin', hours: 'Mo-Fr 08:30-12:00,13:00-17:45; Sa 10:00-14:00' }

describe('Questions to the stated-hours clock', () => {
  test('are answered in their order, on both clocks or by an instant', async () => {
    const file = await fileOf(
      {
        ...BERLIN,
        closed: ['2026-12-25'],
        holidays: 'DE-BY',
        from: '2026-12-23T16:00:00Z',
        to: '2026-12-28T10:00:00Z',
      },
      { zone: 'Europe/Berlin', hours: '22:00-06:00', holidays: null, from: '2026-03-28T22:00:00+01:00', plus: 'PT8H' },
      { ...BERLIN, from: '2026-11-02T08:00:00.250Z', to: '2026-11-02T08:00:01Z' },
      { ...BERLIN, from: '2026-11-02T09:00', to: '2026-11-02T09:00+00:00' },
    )
    expect(await inspectDuration(file)).toEqual([
      { calendarSeconds: 410_400, workingSeconds: 41_400 },
      { at: '2026-03-29T21:00:00.000Z' },
      { calendarSeconds: 0.75, workingSeconds: 0.75 },
      { calendarSeconds: 3600, workingSeconds: 3600 },
    ])
  })

  const asked = { ...BERLIN, from: '2026-12-23T16:00:00Z' }
  test.each([
    ['{"zone":', 'Expected a JSON object, got what is none'],
    [{ ...asked, plus: '1 hour' }, 'Expected `plus` to be a period as P21D, PT4H or PT30M, got `1 hour`'],
    [{ ...asked, plus: 'PT1H', to: '2026-12-24T16:00:00Z' }, 'Expected either `to` or `plus`'],
    [asked, 'Expected either `to` or `plus`'],
    [{ ...asked, to: '2026-12-22T16:00:00Z' }, 'Expected `to` not to be before `from`'],
    [{ ...asked, to: '2026-12-24' }, 'Expected `to` to be an instant as 2026-11-02T08:00:00Z, or a wall time'],
    [{ ...asked, to: '2027-02-30T10:00' }, 'Expected a time of the calendar, got `2027-02-30T10:00`'],
    [{ ...asked, to: '2027-03-28T02:30' }, 'got a time that no clock shows in Europe/Berlin'],
    [{ ...asked, to: '2027-10-31T02:30' }, 'got a time that the clocks show twice in Europe/Berlin'],
    [{ ...asked, plus: 'PT1H', hour: 1 }, 'Expected a known key, got `hour`: did you mean `hours`?'],
    [{ ...asked, plus: 'PT1H', hours: 'Mo-Fr off' }, 'Expected at least one open minute, got `Mo-Fr off`'],
    [{ ...asked, plus: 'PT1H', hours: 'Mo 25:00-26:00' }, 'Expected times of a day, got `Mo 25:00-26:00`'],
    [{ ...asked, plus: 'PT1H', zone: 'Europe/Atlantis' }, 'Expected a time zone such as `Europe/Berlin`'],
    [{ ...asked, plus: 'PT1H', holidays: 'ZZ' }, 'Expected `holidays` to be a country or one of its regions'],
  ])('%j is refused by its line', async (bad, message) => {
    const file = await fileOf({ ...asked, plus: 'PT1H' }, bad)
    await expect(inspectDuration(file)).rejects.toMatchObject({
      code: 'wrong-use',
      problems: [{ file, line: 2, message: expect.stringContaining(message) }],
    })
  })

  test('a file that is not there is refused by its name', async () => {
    await expect(inspectDuration('/nowhere/cases.jsonl')).rejects.toThrow(
      'Expected `/nowhere/cases.jsonl` to be a file',
    )
  })
})

async function fileOf(...lines: readonly (object | string)[]): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'ringback-')), 'cases.jsonl')
  await writeFile(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'))
  return file
}
