import { expect, test } from 'vitest'
import { instantAt, millis, systemClock } from '../../src/support/clock.ts'

test('a sleep ends at its instant, not before', async () => {
  const until = instantAt(millis(systemClock.now()) + 30)
  await systemClock.sleep(until)
  expect(systemClock.now() >= until).toBe(true)
})

test('a sleep until an instant that has passed ends at once', async () => {
  await systemClock.sleep('2020-01-01T00:00:00.000Z')
})

test('a sleep that is called off rejects with the reason', async () => {
  const off = new AbortController()
  const slept = systemClock.sleep('2999-01-01T00:00:00.000Z', off.signal)
  off.abort(new Error('called off'))
  await expect(slept).rejects.toThrow()
})
