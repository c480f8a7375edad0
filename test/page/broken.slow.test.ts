import type { ServerResponse } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { learn } from '../../probes/form/learn.ts'
import { launchBrowser } from '../../src/browser/launch.ts'
import type { Browser } from '../../src/browser/port.ts'
import { type Answer, type Desk, openDesk, pageOf } from '../browser/desk.ts'
import { contextFor } from '../probes/world.ts'
import { shopper } from './fixtures/send-once.ts'

/** The time within which any page, whatever it does, must end in a finding. */
const STATED = 90_000

const form =
  '<form method="post" action="/c"><label>Name <input name="n"></label><label>E-mail <input name="e"></label><label>Message <textarea name="m"></textarea></label><button>Send</button></form>'

interface Broken {
  readonly title: string
  readonly answer: Answer
  /** Whether the form in it can be learnt all the same; null where the engines differ. */
  readonly learnt: boolean | null
}

const broken: readonly Broken[] = [
  { title: 'a page of 200 MB', answer: (_, response) => flood(response, 200), learnt: false },
  {
    title: 'redirects without end',
    answer: ({ url }, response) =>
      void response.writeHead(302, { location: `/${url.length % 50}${url}`.slice(0, 60) }).end(),
    learnt: false,
  },
  { title: 'a script that never lets go', answer: pageOf(`${form}<script>while (true) {}</script>`), learnt: false },
  {
    title: 'a page that never rests',
    answer: pageOf(
      `${form}<p></p><script>setInterval(() => { document.querySelector('p').textContent += ' more' }, 20)</script>`,
    ),
    learnt: true,
  },
  {
    title: 'a page that never ends',
    answer(_, response) {
      response.setHeader('content-type', 'text/html')
      response.write(form)
    },
    // One engine reads what has come, the other waits for the rest.
    learnt: null,
  },
  { title: 'no answer at all', answer: () => {}, learnt: false },
  { title: 'bytes that are no text', answer: (_, response) => sendBytes(response), learnt: true },
  { title: 'five thousand fields', answer: pageOf(`${form}${'<input>'.repeat(5_000)}`), learnt: true },
  {
    title: 'a download',
    answer: (_, response) =>
      void response
        .writeHead(200, { 'content-type': 'application/zip', 'content-disposition': 'attachment; filename=x.zip' })
        .end('PK'),
    learnt: false,
  },
  { title: 'elements in elements without end', answer: pageOf(`${'<div>'.repeat(20_000)}${form}`), learnt: true },
]

describe.each(['playwright', 'puppeteer'] as const)('what is broken ends in a finding, under %s', (driver) => {
  let browser: Browser
  const desks: Desk[] = []
  beforeAll(async () => {
    browser = await launchBrowser({ driver })
  })
  afterAll(async () => {
    await browser.close()
    await Promise.all(desks.map((desk) => desk.close()))
  })

  test.each(broken)(
    '$title',
    async ({ answer, learnt }) => {
      const desk = await openDesk(answer)
      desks.push(desk)
      const options = {
        url: desk.url('/'),
        browser,
        assisted: false,
        patience: { field: 1_000, click: 3_000, person: 1_000 },
      }
      const { draft } = await learn(shopper(), options, contextFor())

      if (learnt !== null) expect(draft.recipe !== null, draft.notes.join('\n')).toBe(learnt)
      if (draft.recipe === null) expect(draft.notes).not.toEqual([])
      expect(desk.acts).toEqual([])
    },
    STATED,
  )
})

function flood(response: ServerResponse, megabytes: number): void {
  response.setHeader('content-type', 'text/html')
  const chunk = `<p>${'lorem '.repeat(170_000)}</p>`
  let left = megabytes
  const more = () => {
    while (left > 0 && !response.destroyed) {
      left -= 1
      if (!response.write(chunk)) return void response.once('drain', more)
    }
    response.end()
  }
  more()
}

function sendBytes(response: ServerResponse): void {
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.end(
    Buffer.concat([
      Buffer.from([0xc3, 0x28, 0xff, 0xed, 0xa0, 0x80]),
      Buffer.from(form),
      Buffer.from([0xf0, 0x28, 0x8c]),
    ]),
  )
}
