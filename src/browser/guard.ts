import type { Instant } from '../model/time.ts'
import { messageOf } from '../support/errors.ts'
import type { Cdp, Paused } from './cdp.ts'
import { type Sent, sendOnce } from './one-shot.ts'
import type { BlockedRequest, Exchange, Fired, Guard, NotSent, WireRequest } from './port.ts'
import { matchesRequest } from './request-pattern.ts'
import type { Decision } from './traffic.ts'
import { wholeBody } from './whole-body.ts'
import { type Cookie, redacted, wireHeaders } from './wire-headers.ts'
import { within } from './within.ts'

export interface PageGuard {
  readonly blocked: readonly BlockedRequest[]
  set(rules: Guard): void
  /** The files that the page was given: the browser's protocol hides what is in them. */
  uploaded(path: string): void
  decide(paused: Paused): Promise<Decision>
  /** Lets the irreversible request go, once. Resolves when it has ended, or was refused. */
  arm(timeoutMs: number): Promise<Fired>
  /** Takes that back. False where the request is on its way already. */
  disarm(reason: NotSent, detail: string): boolean
}

export interface GuardContext {
  readonly cdp: Cdp
  readonly targetId: string
  readonly now: () => Instant
  readonly locale: string | undefined
}

const LISTED_TIMEOUT = 30_000
const COOKIE_TIMEOUT = 10_000
const MOST_BLOCKED = 1000

/** Decides about one page's requests. Chromium itself never sends any but GET and HEAD: what may leave, we send. */
export function createGuard(context: GuardContext): PageGuard {
  const { now, targetId } = context
  const blocked: BlockedRequest[] = []
  const uploads: string[] = []
  let rules: Guard = { irreversible: null, allowHost: () => false }
  let shot: { readonly timeoutMs: number; readonly end: (fired: Fired) => void } | null = null
  let fired = false
  let inFlight: Promise<Decision> | null = null

  function block({ request }: Paused, why: BlockedRequest['why']): Decision {
    const { method, url } = request
    if (blocked.length < MOST_BLOCKED) blocked.push({ method, url, at: now(), why })
    return { do: 'block' }
  }

  async function wired(paused: Paused): Promise<WireRequest | null> {
    const { url, method, headers } = paused.request
    const body = await wholeBody(paused.request, uploads)
    if (body === null) return null
    const asked = context.cdp.send('Network.getCookies', { urls: [url] }) as Promise<{ cookies: readonly Cookie[] }>
    const { cookies } = await within(COOKIE_TIMEOUT, 'tell its cookies', asked)
    const held = { url, method, headers, resourceType: paused.resourceType, mainFrame: paused.frameId === targetId }
    return { method, url, headers: wireHeaders(held, cookies, context.locale), body }
  }

  async function sendIrreversible(paused: Paused, { timeoutMs, end }: NonNullable<typeof shot>): Promise<Decision> {
    const outgoing = await wired(paused).catch((cause) => {
      end(notSent('browser-failed', messageOf(cause)))
      throw cause
    })
    if (outgoing === null) {
      end(notSent('body-hidden', 'Expected the whole body of the request, got one with a hidden part.'))
      return block(paused, 'body-hidden')
    }
    const sent = await sendOnce(outgoing, { timeoutMs, now })
    end(firedBy(outgoing, sent))
    return answerOf(sent)
  }

  function decideIrreversible(paused: Paused): Promise<Decision> | Decision {
    if (fired) {
      block(paused, 'repeat')
      // A second click gets the first one's answer, so that the page goes on as it would have.
      return inFlight ?? { do: 'block' }
    }
    if (shot === null) return block(paused, 'before-fire')
    const { hostname } = new URL(paused.request.url)
    fired = true
    if (!rules.allowHost(hostname)) {
      shot.end(notSent('host-refused', `Expected an allowed host, got ${hostname}.`))
      return block(paused, 'host-refused')
    }
    inFlight = sendIrreversible(paused, shot).finally(() => {
      inFlight = null
    })
    return inFlight
  }

  return {
    blocked,
    set(next) {
      rules = next
    },
    uploaded: (path) => void uploads.push(path),
    async decide(paused) {
      const { url, method, headers } = paused.request
      const preflightFor = method === 'OPTIONS' ? headers['Access-Control-Request-Method'] : undefined
      const listed = [...(rules.allowed ?? []), ...(rules.irreversible === null ? [] : [rules.irreversible])]
      if (preflightFor !== undefined && listed.some((pattern) => matchesRequest(pattern, preflightFor, url))) {
        return { do: 'continue' }
      }
      if (rules.irreversible !== null && matchesRequest(rules.irreversible, method, url)) {
        return decideIrreversible(paused)
      }
      const patterns = rules.allowed?.filter((pattern) => matchesRequest(pattern, method, url)) ?? []
      if (patterns.length === 0) return block(paused, 'not-listed')
      // A pattern without a host is meant for the brand's own.
      const named = patterns.some((pattern) => /^https?:/i.test(pattern.url))
      if (!named && !rules.allowHost(new URL(url).hostname)) return block(paused, 'host-refused')
      const outgoing = await wired(paused)
      if (outgoing === null) return block(paused, 'body-hidden')
      return answerOf(await sendOnce(outgoing, { timeoutMs: LISTED_TIMEOUT, now }))
    },
    arm(timeoutMs) {
      if (fired || shot !== null) {
        return Promise.resolve(notSent('already-fired', 'Expected one irreversible request a page, got a second.'))
      }
      if (rules.irreversible === null) {
        return Promise.resolve(notSent('no-irreversible', 'Expected a guard that names the irreversible request.'))
      }
      return new Promise((end) => {
        shot = { timeoutMs, end }
      })
    },
    disarm(reason, detail) {
      if (fired || shot === null) return false
      // It stays fired: an act that comes too late must not send.
      fired = true
      shot.end(notSent(reason, detail))
      return true
    },
  }
}

function notSent(reason: NotSent, detail: string): Fired {
  return { kind: 'not-sent', reason, detail }
}

function firedBy(outgoing: WireRequest, sent: Sent): Fired {
  const request = { ...outgoing, headers: redacted(outgoing.headers) }
  if (sent.kind === 'unanswered') {
    const exchange: Exchange = { request, sentAt: sent.sentAt, response: null, answeredAt: null }
    return { kind: 'unanswered', phase: sent.phase, cause: sent.cause, exchange }
  }
  const response = { ...sent.response, headers: redacted(sent.response.headers) }
  return { kind: 'answered', exchange: { request, sentAt: sent.sentAt, response, answeredAt: sent.answeredAt } }
}

function answerOf(sent: Sent): Decision {
  if (sent.kind === 'answered') return { do: 'answer', response: sent.response }
  if (sent.phase === 'connect') return { do: 'fail', reason: 'ConnectionRefused' }
  return { do: 'fail', reason: sent.phase === 'timeout' ? 'TimedOut' : 'ConnectionClosed' }
}
