import { expect, test } from 'vitest'
import { launchBrowser } from '../../src/browser/launch.ts'

test('A browser that can not be started is named', async () => {
  await expect(launchBrowser({ driver: 'playwright', executable: '/nowhere/chromium' })).rejects.toMatchObject({
    code: 'browser-failed',
    message: expect.stringContaining('/nowhere/chromium'),
  })
})
