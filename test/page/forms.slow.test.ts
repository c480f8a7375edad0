import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../../src/browser/launch.ts'
import type { Browser } from '../../src/browser/port.ts'
import { type Desk, openDesk, sendPage } from '../browser/desk.ts'
import { type FormFixture, fixtures } from './fixtures/forms.ts'
import { expected, plain, sendOnce, shopper, toldTo } from './fixtures/send-once.ts'

describe.each(['playwright', 'puppeteer'] as const)('forms of our own under %s', (driver) => {
  let browser: Browser
  const desks: Desk[] = []
  beforeAll(async () => {
    browser = await launchBrowser({ driver })
  })
  afterAll(async () => {
    await browser.close()
    await Promise.all(desks.map((desk) => desk.close()))
  })

  test.concurrent.each(fixtures.filter(({ gold }) => gold !== null))('$language: $title', async (fixture) => {
    const desk = await deskOf(fixture)
    desks.push(desk)
    const turn = shopper()
    const { lesson, early, outcome, blocked } = await sendOnce(desk, browser, '/', turn)

    expect(blocked).toBeNull()
    expect(lesson.draft.recipe, lesson.draft.notes.join('\n')).not.toBeNull()
    expect(early).toBe(0)
    expect(desk.acts).toHaveLength(1)
    expect(outcome).toMatchObject({ outcome: 'accepted' })
    expect(await told(desk, fixture)).toEqual(expected(fixture.gold ?? {}, turn))
  })

  test.concurrent.each(fixtures.filter(({ gold }) => gold === null))('$language: $title', async (fixture) => {
    const desk = await deskOf(fixture)
    desks.push(desk)
    const { lesson } = await sendOnce(desk, browser, '/', shopper())

    expect(lesson.draft.barriers.map(({ barrier }) => barrier)).toEqual([fixture.barrier])
    expect(desk.acts).toEqual([])
  })
})

function deskOf({ pages }: FormFixture): Promise<Desk> {
  return openDesk(({ method, url }, response) => {
    const path = url.replace(/\?.*/, '')
    if (method !== 'GET') return sendPage(response, `<meta charset="utf-8"><p>${THANKS}</p>`)
    if (path in pages) return sendPage(response, pages[path] ?? '')
    response.statusCode = 404
    response.end()
  })
}

// Each page's own language says it, as its brand would.
const THANKS =
  'Vielen Dank. Merci. Gracias. Grazie. Bedankt. Obrigado. Dziękujemy. Tack. Tak for det. Takk for det. Kiitos. Děkujeme. Köszönjük. Спасибо. Teşekkür. ありがとうございました。 谢谢。 Thank you.'

/** What was told, without what the page adds by itself; keys that change with every visit lose their tail. */
async function told(desk: Desk, { ignored = [] }: FormFixture): Promise<Record<string, string>> {
  const [act] = desk.acts
  if (act === undefined) return {}
  const fields = Object.entries(await toldTo(act)).map(
    ([name, value]) => [name.replace(/_[0-9a-f]{9,}$/, ''), plain(value)] as const,
  )
  return Object.fromEntries(
    fields.filter(([name, value]) => !(ignored.includes(name) && (value === '' || name.startsWith('_')))),
  )
}
