import { describe, expect, test } from 'vitest'
import type { FormOptions } from '../../../probes/form/options.ts'
import type { FactOf } from '../../../src/model/fact.ts'
import type { Answer } from '../../browser/desk.ts'
import { sendPage } from '../../browser/desk.ts'
import { fieldsOf, formDesk, plainForm, type RecipeGiven, thanks, underDriver } from './setting.ts'

const scripted = (script: string) => `${plainForm}<p id="said"></p><script>${script}</script>`
const answered = (status: number, body: string): Answer => {
  return (_, response) => {
    response.statusCode = status
    sendPage(response, body)
  }
}

interface Case {
  readonly title: string
  readonly desk: Answer
  readonly recipe?: RecipeGiven
  readonly more?: Partial<FormOptions>
  readonly expected: Partial<FactOf<'outcome'>>
  /** How many requests the desk got; one, unless said. */
  readonly acts?: number
}

const AJAX = `document.forms[0].onsubmit = async (event) => {
  event.preventDefault()
  const answer = await fetch('/contact', { method: 'POST', body: new URLSearchParams(new FormData(event.target)) })
  document.querySelector('#said').textContent = await answer.text()
}`
const DOUBLE = `document.forms[0].onsubmit = (event) => {
  event.preventDefault()
  const body = new URLSearchParams(new FormData(event.target))
  const send = () => fetch('/contact', { method: 'POST', body }).then((answer) => answer.text())
  Promise.all([send(), send()]).then(([text]) => { document.querySelector('#said').textContent = text })
}`

const accepted = { outcome: 'accepted', by: 'form', detail: 'success sign 1 seen' } as const
const rejected = (detail: string) => ({ outcome: 'rejected', by: null, detail }) as const
const unknown = (detail: string) => ({ outcome: 'unknown', by: null, detail }) as const

/** The desks of which no one can say what became of the form. Browsers tend to send again: this one must not. */
const silent: readonly Case[] = [
  {
    title: 'a desk that closes after the body leaves it unknown',
    desk: formDesk((_, response) => void response.socket?.end()),
    expected: unknown('the connection was lost after the form was sent'),
  },
  {
    title: 'a desk that resets the connection leaves it unknown',
    desk: formDesk((_, response) => void response.socket?.resetAndDestroy()),
    expected: unknown('the connection was lost after the form was sent'),
  },
  {
    title: 'a desk that answers after the time-out leaves it unknown',
    desk: formDesk((_, response) => void setTimeout(() => sendPage(response, 'Thank you'), 1_500).unref()),
    recipe: { timeout: 500 },
    expected: unknown('no answer in time after the form was sent'),
  },
  {
    title: 'a script that sends twice sends once',
    desk: formDesk(thanks, scripted(DOUBLE)),
    expected: accepted,
  },
  { title: 'an answer with the success sign is accepted', desk: formDesk(thanks), expected: accepted },
]

const judged: readonly Case[] = [
  {
    title: 'a redirect to a page of thanks is accepted',
    desk: formDesk((_, response) => void response.writeHead(303, { location: '/thanks' }).end()),
    recipe: { success: [{ url: '/thanks', text: 'thank you' }] },
    expected: accepted,
  },
  {
    title: 'an answer that a script shows on the same address is accepted',
    desk: formDesk(thanks, scripted(AJAX)),
    recipe: { success: [{ text: 'Thank you', element: { selector: '#said' }, status: [200] }] },
    expected: accepted,
  },
  {
    title: 'a declared failure is rejected',
    desk: formDesk(answered(200, 'Unable to create a ticket')),
    recipe: { failure: [{ text: 'please wait' }, { text: 'Unable to create' }] },
    expected: rejected('failure sign 2 seen'),
  },
  {
    title: 'a 4xx without a sign is rejected',
    desk: formDesk(answered(422, 'No.')),
    expected: rejected('HTTP 422'),
  },
  {
    title: 'a 5xx is unknown: the desk may have filed it',
    desk: formDesk(answered(500, 'Oops')),
    recipe: { timeout: 600 },
    expected: unknown('HTTP 500, no sign of success or failure seen'),
  },
  {
    title: 'a page that says neither is unknown',
    desk: formDesk(answered(200, 'Hm.')),
    recipe: { timeout: 600 },
    expected: unknown('HTTP 200, no sign of success or failure seen'),
  },
  {
    title: 'signs that contradict each other are unknown',
    desk: formDesk(answered(200, 'Thank you. An error occurred.')),
    recipe: { failure: [{ text: 'error' }] },
    expected: unknown('success sign 1 and failure sign 1 seen'),
  },
  {
    title: 'a success sign that the form showed before says nothing',
    desk: formDesk(answered(200, 'Thank you for your interest. Something went wrong.'), `Thank you ${plainForm}`),
    recipe: { timeout: 600 },
    expected: unknown('HTTP 200, no sign of success or failure seen'),
  },
  {
    title: 'a page that checks its fields itself and sends nothing is rejected',
    desk: formDesk(thanks, scripted('document.forms[0].onsubmit = () => false')),
    expected: rejected('the page sent nothing'),
    acts: 0,
  },
  {
    title: 'a form that sends elsewhere than its recipe says is rejected, and what it tried is told',
    desk: formDesk(thanks, plainForm.replace('/contact', '/newsletter')),
    expected: rejected('the page sent nothing'),
    acts: 0,
  },
  {
    title: 'a form that is sent otherwise than its recipe says may have been taken',
    desk: formDesk(thanks, plainForm.replace('method="post" action="/contact"', 'action="/thanks"')),
    expected: unknown('the page went on without the request that files it'),
    acts: 0,
  },
  {
    title: 'a form that sends to a foreign host sends nothing',
    desk: (seen, response, port) => {
      if (seen.method !== 'GET') return thanks(seen, response, port)
      sendPage(response, plainForm.replace('/contact', `http://other.localhost:${port}/contact`))
    },
    expected: rejected('the form sends to a host that the engagement does not cover; nothing was sent'),
    acts: 0,
  },
  {
    title: 'a redirect that carries the form to a foreign host is not followed with it',
    desk: (seen, response, port) => {
      if (seen.method === 'GET') return sendPage(response, plainForm)
      response.writeHead(307, { location: `http://other.localhost:${port}/elsewhere` }).end()
    },
    recipe: { timeout: 600 },
    expected: unknown('HTTP 307, no sign of success or failure seen'),
  },
]

describe('what became of the form', () => {
  underDriver('playwright', ({ visit }) => {
    test.each([...silent, ...judged])('$title', async ({ desk: answer, recipe, more, expected, acts = 1 }) => {
      const { desk, send } = await visit(answer, recipe, more)
      const { outcome } = await send()
      expect(outcome).toMatchObject(expected)
      expect(desk.acts).toHaveLength(acts)
    })

    test('acceptance is when the answer came, not when the page was read', async () => {
      const { send } = await visit(formDesk(thanks))
      const { facts, outcome } = await send()
      expect(outcome.at).toBe(facts.find(({ kind }) => kind === 'exchange')?.at)
    })

    test('the exchange is kept as it went over the wire, without the cookies', async () => {
      const { desk, send, context } = await visit(
        formDesk((_, response) => sendPage(response.setHeader('set-cookie', 'session=secret'), 'Thank you')),
      )
      const { facts } = await send()
      const exchange = facts.find((fact) => fact.kind === 'exchange')
      const kept = Buffer.from((await context.evidence.get(exchange?.evidence.sha256 ?? '')) ?? []).toString()
      expect(exchange).toMatchObject({ protocol: 'http', peer: 'desk.localhost' })
      expect(kept).toMatch(/^POST \/contact HTTP\/1\.1\r\n/)
      expect(kept).toContain(desk.acts[0]?.body.toString())
      expect(kept).toMatch(/\r\n\r\nHTTP\/1\.1 200 OK\r\n[\s\S]*Thank you/)
      expect(kept).not.toContain('secret')
    })

    test('what the page tried instead of the form is among the facts', async () => {
      const { desk, send } = await visit(formDesk(thanks, plainForm.replace('/contact', '/newsletter?who=me')))
      const { facts } = await send()
      expect(facts).toContainEqual(
        expect.objectContaining({ kind: 'blocked-request', method: 'POST', url: desk.url('/newsletter') }),
      )
    })

    test('the page is pictured before and after', async () => {
      const { send } = await visit(formDesk(thanks))
      const { facts } = await send()
      expect(facts.flatMap((fact) => (fact.kind === 'screenshot' ? [fact.moment] : []))).toEqual(['before', 'after'])
    })

    test('the words reach the desk as they were frozen', async () => {
      const { desk, send } = await visit(formDesk(thanks))
      await send()
      expect(fieldsOf(desk).message?.replace(/\r\n/g, '\n')).toBe(
        'Hello,\n\nmy speaker hums. What can I do?\n\nAnna Keller',
      )
    })
  })

  underDriver('puppeteer', ({ visit }) => {
    test.each(silent)('$title', async ({ desk: answer, recipe, expected }) => {
      const { desk, send } = await visit(answer, recipe)
      const { outcome } = await send()
      expect(outcome).toMatchObject(expected)
      expect(desk.acts).toHaveLength(1)
    })
  })
})
