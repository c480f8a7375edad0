import { expect, test } from 'vitest'
import { openPace } from '../../../probes/site/pace.ts'
import { sleepingClock } from './a-site.ts'

const open = (clock: ReturnType<typeof sleepingClock>, signal = new AbortController().signal) =>
  openPace(clock, 1_000, signal)
const brand = new URL('https://brand.test/a')

test('A host is asked once a second at most', async () => {
  const clock = sleepingClock()
  const pace = open(clock)
  for (let turn = 0; turn < 4; turn += 1) await pace.turn(brand)
  expect(clock.slept).toEqual([0, 1_000, 1_000, 1_000])
})

test('Who asks at once gets one turn after the other', async () => {
  const clock = sleepingClock()
  const pace = open(clock)
  await Promise.all([pace.turn(brand), pace.turn(brand), pace.turn(brand)])
  expect(clock.now()).toBe('2026-11-02T08:00:02.000Z')
})

test('Hosts do not wait for each other', async () => {
  const clock = sleepingClock()
  const pace = open(clock)
  await pace.turn(brand)
  await pace.turn(new URL('https://help.brand.test/'))
  expect(clock.slept).toEqual([0, 0])
})

test('A site may ask for a longer pause, not for a shorter one and not for a day', async () => {
  const clock = sleepingClock()
  const pace = open(clock)
  for (const delay of [0, 3, 0.1, 86_400]) await pace.turn(brand, delay)
  expect(clock.slept).toEqual([0, 3_000, 1_000, 30_000])
})

test.each(['http://localhost:8080/', 'http://127.0.0.1/', 'http://[::1]/', 'http://brand.localhost/'])(
  'On this machine nobody waits: %s',
  async (address) => {
    const clock = sleepingClock()
    const pace = open(clock)
    await pace.turn(new URL(address))
    await pace.turn(new URL(address))
    expect(clock.slept).toEqual([])
  },
)

test('Nobody is given a turn after the stop', async () => {
  const pace = open(sleepingClock(), AbortSignal.abort())
  await expect(pace.turn(brand)).rejects.toThrow()
})
