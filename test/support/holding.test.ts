import { expect, test } from 'vitest'
import { holding } from '../../src/support/holding.ts'

test('work holds the clock from its start to its end, but for its pauses', async () => {
  let holds = 0
  const busy = () => {
    holds += 1
    return () => {
      holds -= 1
    }
  }
  const work = holding({ busy })
  expect(holds).toBe(1)
  expect(await work.pause(async () => holds)).toBe(0)
  expect(holds).toBe(1)
  await expect(work.pause(() => Promise.reject(new Error('woken early')))).rejects.toThrow('woken early')
  expect(holds).toBe(1)
  work.end()
  expect(holds).toBe(0)
})
