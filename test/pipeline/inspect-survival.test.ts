import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { inspectSurvival, timesToInspect } from '../../src/pipeline/inspect-survival.ts'

describe('Censored times in a CSV', () => {
  test('are described by group, up to the shortest of the longest times, and compared', async () => {
    const file = await fileOf('time,event,group', '3,1,slow', '4,true,slow', '1,1,"quick, or so"', '2,0,"quick, or so"')
    const { groups, logrank } = await inspectSurvival(file)
    expect(groups.map(({ group, n, events }) => [group, n, events])).toEqual([
      ['quick, or so', 2, 1],
      ['slow', 2, 2],
    ])
    expect(groups[0]).toMatchObject({
      median: { estimate: 1.5, log: { lower: 1, upper: null }, loglog: { lower: 1, upper: null } },
      rmst: { tau: 2, estimate: 1.5 },
    })
    expect(groups[0]?.quantiles.map(({ p }) => p)).toEqual([0.25, 0.5, 0.75, 0.9])
    expect(logrank).toEqual({ chisq: 1, df: 1, p: expect.closeTo(0.31731050786, 10) })
  })

  test('take another horizon where one is given', async () => {
    const { groups } = await inspectSurvival(await fileOf('group,time,event', 'a,1,1', 'a,2,0'), 10)
    expect(groups[0]?.rmst).toMatchObject({ tau: 10, estimate: 5.5 })
  })

  test('may be many, listed in a file, each with a horizon of its own', async () => {
    const list = await fileOf('one.csv', '{"input":"two.csv","tau":9}')
    expect(await timesToInspect(['zero.csv'], list, 5)).toEqual([
      { input: 'zero.csv', tau: 5 },
      { input: 'one.csv', tau: 5 },
      { input: 'two.csv', tau: 9 },
    ])
    await expect(timesToInspect([], null, null)).rejects.toThrow('Expected a CSV file')
    const wrong = await fileOf('{"input":"two.csv","tau":"soon"}')
    await expect(timesToInspect([], wrong, null)).rejects.toThrow('Expected `tau` of two.csv to be a number above 0')
  })

  test('of one group alone are compared with nothing', async () => {
    const { logrank } = await inspectSurvival(await fileOf('group,time,event', 'a,1,1'))
    expect(logrank).toEqual({ chisq: null, df: 0, p: null })
  })

  test.each([
    ['group,time', 1, 'Expected a column `event`, got none'],
    ['group,time,event', 1, 'Expected rows, got none'],
    ['group,time,event\na,1,1\na,soon,1', 3, 'Expected `time` to be a number from 0 up, got `soon`'],
    ['group,time,event\na,,1', 2, 'Expected `time` to be a number from 0 up, got ``'],
    ['group,time,event\na,-1,1', 2, 'Expected `time` to be a number from 0 up, got `-1`'],
    ['group,time,event\na,1,2', 2, 'Expected `event` to be 1 or 0, got `2`'],
    ['group,time,event\n,1,1', 2, 'Expected `group` to be given, got nothing'],
  ])('%j is refused by its line', async (text, line, message) => {
    const file = await fileOf(text)
    await expect(inspectSurvival(file)).rejects.toMatchObject({ problems: [{ file, line, message }] })
  })
})

async function fileOf(...lines: readonly string[]): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'ringback-')), 'times.csv')
  await writeFile(file, `${lines.join('\n')}\n`)
  return file
}
