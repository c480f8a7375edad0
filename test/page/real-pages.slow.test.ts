import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../../src/browser/launch.ts'
import type { Browser } from '../../src/browser/port.ts'
import type { Desk } from '../browser/desk.ts'
import { installPages, npmPages, openPages } from './fixtures/npm-pages.ts'
import { expected, plain, sendOnce, shopper, toldTo } from './fixtures/send-once.ts'

const installed = await installPages()
const desks: Desk[] = []
afterAll(async () => {
  await Promise.all(desks.map((desk) => desk.close()))
  await installed?.remove()
})

describe.each(['playwright', 'puppeteer'] as const)('pages of others under %s', (driver) => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser({ driver })
  })
  afterAll(() => browser.close())

  // Without a registry they are named as skipped.
  describe.skipIf(installed === null)('are learnt with nothing sent, then sent once', () => {
    test.concurrent.each(npmPages)('$path', async ({ path, gold, sends }) => {
      const desk = await openPages(installed?.folder ?? '', { sends })
      desks.push(desk)
      const turn = shopper()
      const { lesson, early, outcome, blocked } = await sendOnce(desk, browser, `/${path}`, turn)

      expect(blocked).toBeNull()
      expect(lesson.draft.recipe, lesson.draft.notes.join('\n')).not.toBeNull()
      expect(early).toBe(0)
      expect(desk.acts).toHaveLength(1)
      expect(outcome).toMatchObject({ outcome: 'accepted' })
      const [act] = desk.acts
      const told = act === undefined ? {} : await toldTo(act)
      expect(Object.fromEntries(Object.entries(told).map(([key, value]) => [key, plain(value)]))).toEqual(
        expected(gold, turn),
      )
    })
  })
})
