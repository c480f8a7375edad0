import { describe, expect, test } from 'vitest'
import type { FactOf } from '../../../src/model/fact.ts'
import type { Answer } from '../../browser/desk.ts'
import { sendPage } from '../../browser/desk.ts'
import { fieldsOf, formDesk, plainForm, plainSteps, type RecipeGiven, thanks, underDriver } from './setting.ts'

const wizard: Answer = (seen, response) => {
  if (seen.method === 'GET') {
    return sendPage(
      response,
      '<form method="post" action="/step"><label>Topic<input name="t"></label><button>Next</button></form>',
    )
  }
  if (seen.url === '/step') return sendPage(response, plainForm)
  sendPage(response, 'Thank you')
}
const wizardSteps = [
  { do: 'open', url: '/' },
  { do: 'fill', field: { label: 'Topic' }, with: 'Repair' },
  { do: 'click', on: { text: 'Next', role: 'button' } },
  ...plainSteps.slice(1),
]
const autosaving = `${plainForm}<script>document.forms[0].oninput = () =>
  fetch('/autosave', { method: 'POST', body: new URLSearchParams(new FormData(document.forms[0])) }).catch(() => {})</script>`

interface Barrier {
  readonly title: string
  readonly desk: Answer
  readonly recipe?: RecipeGiven
  readonly expected: Partial<FactOf<'barrier'>>
}

const withStatus = (status: number, body: string): Answer => {
  return (_, response) => {
    response.statusCode = status
    sendPage(response, body)
  }
}
const captcha = { barriers: [{ barrier: 'captcha', sign: { element: { selector: '.g-recaptcha' } } }] }

const barriers: readonly Barrier[] = [
  {
    title: 'a CAPTCHA beside the form',
    desk: formDesk(thanks, `${plainForm}<div class="g-recaptcha">I am not a robot</div>`),
    recipe: captcha,
    expected: { barrier: 'captcha', passing: false, detail: "the recipe's sign of a captcha was seen" },
  },
  {
    title: 'a CAPTCHA that appears when the form is filled',
    desk: formDesk(
      thanks,
      `${plainForm}<script>document.forms[0].message.onblur = document.forms[0].message.oninput = () => {
        document.body.insertAdjacentHTML('beforeend', '<div class=g-recaptcha>I am not a robot</div>') }</script>`,
    ),
    recipe: captcha,
    expected: { barrier: 'captcha', passing: false },
  },
  {
    title: 'a login that the form hides behind',
    desk: (seen, response) => {
      if (seen.url !== '/login') return void response.writeHead(302, { location: '/login' }).end()
      sendPage(response, '<form>Password <input type="password"></form>')
    },
    recipe: { barriers: [{ barrier: 'login', sign: { url: '/login' } }] },
    expected: { barrier: 'login', passing: false },
  },
  {
    title: 'a wall against robots, by its status',
    desk: withStatus(403, 'Checking your browser'),
    recipe: { barriers: [{ barrier: 'bot-wall', sign: { status: [403], text: 'checking YOUR browser' } }] },
    expected: { barrier: 'bot-wall', passing: false },
  },
  {
    title: 'a page that is gone',
    desk: withStatus(404, 'Gone'),
    expected: { barrier: 'form-changed', passing: false },
  },
  {
    title: 'a page that asks who we are',
    desk: withStatus(401, 'Who?'),
    expected: { barrier: 'login', passing: false },
  },
  {
    title: 'a server that fails',
    desk: withStatus(503, 'Busy'),
    expected: { barrier: 'unreachable', passing: true, detail: 'HTTP 503' },
  },
  {
    title: 'a server that hangs up',
    desk: (_, response) => void response.socket?.destroy(),
    expected: { barrier: 'unreachable', passing: true, detail: 'net::ERR_EMPTY_RESPONSE' },
  },
  {
    title: 'a page that leads to a foreign host',
    desk: (seen, response, port) => {
      if (seen.headers.host?.startsWith('other')) return sendPage(response, plainForm)
      response.writeHead(302, { location: `http://other.localhost:${port}/` }).end()
    },
    expected: {
      barrier: 'form-changed',
      passing: false,
      detail: 'the page leads to other.localhost, which the engagement does not cover',
    },
  },
  {
    title: 'a wizard whose steps the recipe does not allow',
    desk: wizard,
    recipe: { steps: wizardSteps },
    expected: { barrier: 'form-changed', passing: false, detail: 'label Your email was not found' },
  },
  {
    title: 'what the recipe waits for and does not come',
    desk: formDesk(thanks),
    recipe: {
      steps: [plainSteps[0], { do: 'wait', for: { selector: '.ready' }, milliseconds: 200 }, ...plainSteps.slice(1)],
    },
    expected: { barrier: 'form-changed', passing: false, detail: 'selector .ready was not found' },
  },
]

describe('the way to the form', () => {
  underDriver('playwright', ({ visit }) => {
    test.each(barriers)('ends at $title, with a picture', async ({ desk: answer, recipe, expected }) => {
      const { desk, prepare, context } = await visit(answer, recipe)
      const ready = await prepare()
      const last = ready.facts.at(-1)
      expect(ready).toMatchObject({ kind: 'blocked', barrier: expected.barrier, passing: expected.passing })
      expect(last).toMatchObject({ kind: 'barrier', driver: 'playwright', rehearsal: false, ...expected })
      const evidence = last?.kind === 'barrier' ? last.evidence : null
      expect(await context.evidence.get(evidence?.sha256 ?? '')).toHaveLength(evidence?.size ?? -1)
      expect(desk.acts).toEqual([])
    })

    test('a wizard is walked where the recipe allows its steps', async () => {
      const { desk, send } = await visit(wizard, { steps: wizardSteps, allowed: [{ method: 'POST', url: '/step' }] })
      const { outcome, facts } = await send()
      expect(outcome.outcome).toBe('accepted')
      expect(desk.acts.map(({ url }) => url)).toEqual(['/step', '/contact'])
      expect(facts.filter(({ kind }) => kind === 'page')).toHaveLength(3)
    })

    test('a page that saves what is typed saves nothing, and says so', async () => {
      const { desk, prepare } = await visit(formDesk(thanks, autosaving))
      const ready = await prepare()
      expect(ready.facts.filter(({ kind }) => kind === 'blocked-request')).toMatchObject([
        { method: 'POST', url: desk.url('/autosave') },
      ])
      if (ready.kind === 'armed') await ready.close()
      expect([ready.kind, desk.acts]).toEqual(['armed', []])
    })

    test('it does where the recipe lists it', async () => {
      const { desk, prepare } = await visit(formDesk(thanks, autosaving), {
        allowed: [{ method: 'POST', url: '/autosave' }],
      })
      const ready = await prepare()
      if (ready.kind === 'armed') await ready.close()
      expect(new Set(desk.acts.map(({ url }) => url))).toEqual(new Set(['/autosave']))
    })

    test('what is listed without a host is for the brand alone', async () => {
      const foreign = autosaving.replace("'/autosave'", "'//other.localhost:' + location.port + '/autosave'")
      const { desk, prepare } = await visit(formDesk(thanks, foreign), {
        allowed: [{ method: 'POST', url: '/autosave' }],
      })
      const ready = await prepare()
      if (ready.kind === 'armed') await ready.close()
      expect(ready.facts).toContainEqual(expect.objectContaining({ kind: 'blocked-request', method: 'POST' }))
      expect(desk.acts).toEqual([])
    })

    test('a form that submits itself while it is filled sends nothing', async () => {
      const eager = `${plainForm}<script>document.forms[0].message.oninput = () => document.forms[0].requestSubmit()</script>`
      const { desk, prepare } = await visit(formDesk(thanks, eager))
      const ready = await prepare()
      if (ready.kind === 'armed') await ready.close()
      expect(desk.acts).toEqual([])
      expect(ready.facts).toContainEqual(
        expect.objectContaining({ kind: 'blocked-request', method: 'POST', url: desk.url('/contact') }),
      )
    })

    test('a host that the engagement does not cover is not even opened', async () => {
      const { desk, prepare } = await visit(formDesk(thanks), {}, {}, { allows: () => false })
      await expect(prepare()).rejects.toThrow(expect.objectContaining({ code: 'gate-refused' }))
      expect(desk.visits).toEqual([])
    })

    test('addresses are kept without query and fragment', async () => {
      const { desk, prepare } = await visit(formDesk(thanks), {
        steps: [{ do: 'open', url: '/form?for={{email}}#top' }, ...plainSteps.slice(1)],
      })
      const ready = await prepare()
      if (ready.kind === 'armed') await ready.close()
      expect(desk.visits[0]).toMatch(/^\/form\?for=anna\.keller\..*%40shopper\.test$/)
      expect(ready.facts[0]).toMatchObject({ kind: 'page', url: desk.url('/form'), status: 200 })
    })

    test('a rehearsal says that it is one', async () => {
      const { prepare } = await visit(withStatus(404, 'Gone'), {}, {}, { rehearsal: true })
      expect((await prepare()).facts.at(-1)).toMatchObject({ kind: 'barrier', rehearsal: true })
    })

    test('the browser asks for pages in the language of the turn', async () => {
      const { desk, send } = await visit(formDesk(thanks))
      await send()
      expect(desk.acts[0]?.headers['accept-language']).toMatch(/^en/)
      expect(fieldsOf(desk).email).toMatch(/@shopper\.test$/)
    })
  })

  underDriver('puppeteer', ({ visit }) => {
    test.each(barriers.slice(0, 9))('ends at $title', async ({ desk: answer, recipe, expected }) => {
      const { desk, prepare } = await visit(answer, recipe)
      const ready = await prepare()
      expect(ready.facts.at(-1)).toMatchObject({ kind: 'barrier', driver: 'puppeteer', ...expected })
      expect(desk.acts).toEqual([])
    })
  })
})
