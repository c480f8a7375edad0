import { setTimeout as wait } from 'node:timers/promises'
import { AUDIT_DEFAULTS, type Audited, auditSite } from '../../../probes/site/audit.ts'
import { launchBrowser } from '../../../src/browser/launch.ts'
import type { Browser, Driver } from '../../../src/browser/port.ts'
import type { EvidenceStore } from '../../../src/model/evidence.ts'
import { sha256 } from '../../../src/support/canonical.ts'
import { type Clock, instantAt, millis } from '../../../src/support/clock.ts'
import { type Answer, type Desk, openDesk } from '../../browser/desk.ts'

/** Pages by their paths; what has no page is not found. */
export type Pages = Readonly<Record<string, string | Answer>>

/** A page with a title and a menu of links: path and words. */
export function pageOf(title: string, links: Readonly<Record<string, string>>, body = '', lang = 'en'): string {
  const menu = Object.entries(links).map(([href, text]) => `<li><a href="${href}">${text}</a></li>`)
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1><nav><ul>${menu.join('')}</ul></nav><main>${body}</main></body></html>`
}

export const CONTACT_FORM =
  '<form method="post" action="/send"><label>Name <input name="name"></label><label>E-mail <input type="email" name="email" required></label><label>Message <textarea name="message" required></textarea></label><button>Send message</button></form>'

/** A site of these pages on loopback. */
export function openSite(pages: Pages): Promise<Desk> {
  return openDesk((seen, response, port) => {
    const page = pages[seen.url] ?? pages[seen.url.split('?')[0] ?? '']
    if (typeof page === 'function') return page(seen, response, port)
    response.setHeader('content-type', seen.url.endsWith('.txt') ? 'text/plain' : 'text/html; charset=utf-8')
    response.statusCode = page === undefined ? 404 : 200
    response.end(page ?? '<title>Not found</title><h1>Not found</h1>')
  })
}

/** Evidence in memory. */
export function memory(): EvidenceStore {
  const kept = new Map<string, Uint8Array>()
  return {
    async put(bytes, mediaType) {
      const hash = sha256(bytes)
      kept.set(hash, bytes)
      return { sha256: hash, mediaType, size: bytes.byteLength }
    },
    get: async (hash) => kept.get(hash) ?? null,
    async *list() {
      yield* kept.keys()
    },
    delete: async (hash) => void kept.delete(hash),
  }
}

export interface Auditor {
  audit(home: string, more?: Partial<Parameters<typeof auditSite>[0]>): Promise<Audited>
  readonly browser: Browser
  close(): Promise<void>
}

/** A browser that audits sites, on the machine's own clock. */
export async function openAuditor(driver: Driver = 'playwright'): Promise<Auditor> {
  const browser = await launchBrowser({ driver })
  const clock: Clock = { now: () => new Date().toISOString(), sleep: async () => {}, busy: () => () => {} }
  return {
    browser,
    audit: (homePage, more = {}) =>
      auditSite(
        { homePage, country: 'GB', language: null, ...AUDIT_DEFAULTS, ...more },
        { browser, clock, signal: new AbortController().signal, evidence: memory(), log: () => {} },
      ),
    close: () => browser.close(),
  }
}

/** A clock that stands still but for its sleepers, and remembers how long they slept. */
export function sleepingClock(start = '2026-11-02T08:00:00.000Z'): Clock & { readonly slept: number[] } {
  let now = millis(start)
  const slept: number[] = []
  return {
    slept,
    now: () => instantAt(now),
    async sleep(until) {
      await wait(0)
      slept.push(Math.max(0, millis(until) - now))
      now = Math.max(now, millis(until))
    },
    busy: () => () => {},
  }
}
