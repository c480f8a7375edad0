import { describe, expect, test } from 'vitest'
import { leapingClock } from '../../src/demo/leaping-clock.ts'
import { millis } from '../../src/support/clock.ts'
import { plus, secondsBetween } from '../../src/support/period.ts'

const START = '2026-11-02T08:00:00.000Z'

describe('the leaping clock', () => {
  test('leaps over weeks when nobody is busy, and lands on the instant', async () => {
    const clock = leapingClock(START)
    await clock.sleep('2026-11-30T08:00:00.123Z')
    expect(secondsBetween('2026-11-30T08:00:00.123Z', clock.now())).toBeLessThan(1)
    expect(clock.now() >= '2026-11-30T08:00:00.123Z').toBe(true)
    expect(clock.leaps).toBe(1)
  })

  test('wakes a thousand sleepers in the order of their times, whatever the order in which they lay down', async () => {
    const clock = leapingClock(START)
    const woken: number[] = []
    const minutes = Array.from({ length: 1000 }, (_, i) => ((i * 617) % 1000) + 1)
    await Promise.all(
      minutes.map(async (minute) => {
        await clock.sleep(plus(START, `PT${minute}M`))
        woken.push(minute)
        expect(clock.now() >= plus(START, `PT${minute}M`)).toBe(true)
      }),
    )
    expect(woken).toEqual(minutes.toSorted((a, b) => a - b))
  })

  test('wakes sleepers of one instant in the order in which they lay down, by one leap', async () => {
    const clock = leapingClock(START)
    const woken: string[] = []
    const until = plus(START, 'P1D')
    await Promise.all(['a', 'b', 'c'].map((name) => clock.sleep(until).then(() => woken.push(name))))
    expect(woken).toEqual(['a', 'b', 'c'])
    expect(clock.leaps).toBe(1)
  })

  test('does not leap while anything is in flight, and holds nest', async () => {
    const clock = leapingClock(START)
    const outer = clock.busy()
    const inner = clock.busy()
    let awake = false
    const sleeping = clock.sleep(plus(START, 'P1D')).then(() => {
      awake = true
    })
    await turns(50)
    inner()
    // A hold that is let go twice counts once.
    inner()
    await turns(50)
    expect([awake, clock.leaps]).toEqual([false, 0])
    outer()
    await sleeping
    expect(clock.leaps).toBe(1)
  })

  test('gives who holds through a sleep a true sleep', async () => {
    const clock = leapingClock(START)
    const began = performance.now()
    const release = clock.busy()
    await clock.sleep(plus(START, 'PT1S'))
    release()
    expect(performance.now() - began).toBeGreaterThanOrEqual(999)
    expect(clock.leaps).toBe(0)
  })

  test('lets who wakes take its hold before the next sleeper wakes', async () => {
    const clock = leapingClock(START)
    const said: string[] = []
    const first = clock.sleep(plus(START, 'PT1H')).then(async () => {
      const release = clock.busy()
      await turns(100)
      said.push(`first ends ${secondsBetween(START, clock.now()) < 7200}`)
      release()
    })
    const second = clock.sleep(plus(START, 'PT2H')).then(() => said.push('second'))
    await Promise.all([first, second])
    expect(said).toEqual(['first ends true', 'second'])
  })

  test('resolves at once where the instant has passed', async () => {
    const clock = leapingClock(START)
    await clock.sleep(START)
    await clock.sleep('2020-01-01T00:00:00.000Z')
    expect(clock.leaps).toBe(0)
  })

  test('ends a sleep with the reason of the signal, and does not leap to where it would have ended', async () => {
    const clock = leapingClock(START)
    const enough = new AbortController()
    const release = clock.busy()
    const short = clock.sleep(plus(START, 'PT1H'), enough.signal)
    const long = clock.sleep(plus(START, 'PT3H'))
    enough.abort(new Error('enough'))
    await expect(short).rejects.toThrow('enough')
    release()
    await long
    expect(clock.leaps).toBe(1)
    await expect(clock.sleep(plus(START, 'P9D'), enough.signal)).rejects.toThrow('enough')
  })

  test('never runs backwards, awake or leaping', async () => {
    const clock = leapingClock(START)
    let last = clock.now()
    for (let hour = 1; hour <= 200; hour++) {
      await clock.sleep(plus(START, `PT${hour}H`))
      const now = clock.now()
      expect(millis(now)).toBeGreaterThanOrEqual(millis(last))
      last = now
    }
  })

  test('leaves no timer behind when its sleepers are gone', async () => {
    const clock = leapingClock(START)
    const before = timers()
    const release = clock.busy()
    const enough = new AbortController()
    const sleeping = clock.sleep(plus(START, 'P1D'), enough.signal)
    expect(timers()).toBe(before + 1)
    enough.abort()
    await expect(sleeping).rejects.toThrow()
    release()
    expect(timers()).toBe(before)
  })
})

function timers(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise(setImmediate)
}
