import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from '../../src/browser/port.ts'

/** What became of a cookie banner. */
export interface Declined {
  /** `none` where no banner was recognised. */
  readonly ended: 'none' | 'declined' | 'not-declined'
  /** Who made the banner, where that was recognised. */
  readonly vendor: string | null
  readonly clicks: number
}

interface Said {
  readonly frame: string
  readonly message: { readonly type: string; readonly id?: string; readonly code?: string } & Readonly<
    Record<string, unknown>
  >
}

const PATIENCE = 8_000
const POLL = 100
const NOTHING_AFTER = 1_600

/**
 * Declines the cookie banner of a page, by autoconsent's rules. Every frame speaks for itself: what it says waits in a
 * queue there, and is answered there. Nothing is ever accepted.
 */
export async function declineBanner(page: Page): Promise<Declined> {
  await page.run(await start(), 'every-frame')
  let vendor: string | null = null
  let found = false
  let nothing = false
  let waited = 0
  for (; waited < (found ? PATIENCE : NOTHING_AFTER); waited += POLL) {
    const said = (await page.run(TAKE, 'every-frame')).flatMap(({ value }) => (value ?? []) as readonly Said[])
    for (const { frame, message } of said) {
      if (message.type === 'cmpDetected' || message.type === 'popupFound') vendor = String(message.cmp)
      found ||= message.type === 'popupFound'
      if (message.type === 'eval')
        await page.run(answer(frame, String(message.id), String(message.code)), 'every-frame')
      nothing ||= message.type === 'report' && isNothing(message)
      if (message.type === 'optOutResult' && message.result === false)
        return { ended: 'not-declined', vendor, clicks: 0 }
      if (message.type === 'autoconsentDone') {
        await page.settle(1_000)
        return { ended: 'declined', vendor: String(message.cmp), clicks: Number(message.totalClicks ?? 0) }
      }
    }
    if (nothing && !found) break
    await page.settle(POLL)
  }
  return { ended: found ? 'not-declined' : 'none', vendor: found ? vendor : null, clicks: 0 }
}

function isNothing({ mainFrame, state }: Said['message']): boolean {
  return mainFrame === true && (state as { readonly lifecycle?: string } | undefined)?.lifecycle === 'nothingDetected'
}

const CONFIG = {
  enabled: true,
  autoAction: 'optOut',
  disabledCmps: [],
  enablePrehide: false,
  // To hide a banner is not to decline it.
  enableCosmeticRules: false,
  enableGeneratedRules: true,
  detectRetries: 2,
  isMainWorld: true,
  prehideTimeout: 0,
  enableHeuristicDetection: true,
  enablePopupMutationObserver: false,
  visualTest: false,
  performanceLoggingEnabled: false,
  heuristicPopupSearchTimeout: 100,
  // The other levels would accept where nothing declines.
  heuristicMode: 'reject',
  logs: {
    lifecycle: false,
    rulesteps: false,
    detectionsteps: false,
    evals: false,
    errors: false,
    messages: false,
    waits: false,
  },
}

const TAKE = '(globalThis.ringbackConsent?.said ?? []).splice(0)'

function answer(frame: string, id: string, code: string): string {
  const reply = `(result) => autoconsentReceiveMessage({ type: 'evalResp', id: ${JSON.stringify(id)}, result: Boolean(result) })`
  return `globalThis.ringbackConsent?.frame === ${JSON.stringify(frame)} &&
    Promise.resolve().then(() => (${code})).then(${reply}, () => (${reply})(false)).then(() => null)`
}

let script: Promise<string> | null = null

/** Heavy, and read once: the script, and the rules that it is answered with. */
function start(): Promise<string> {
  script ??= (async () => {
    const rules = fileURLToPath(import.meta.resolve('@duckduckgo/autoconsent/rules/compact-rules.json'))
    const code = await readFile(
      rules.replace(/rules[\\/]compact-rules\.json$/, 'dist/autoconsent.playwright.js'),
      'utf8',
    )
    const compact = await readFile(rules, 'utf8')
    return `(() => {
      if (globalThis.ringbackConsent !== undefined) return
      const own = { frame: String(Math.random()), said: [] }
      globalThis.ringbackConsent = own
      window.autoconsentSendMessage = async (message) => void own.said.push({ frame: own.frame, message: JSON.parse(JSON.stringify(message)) })
      ${code}
      const config = ${JSON.stringify(CONFIG)}
      window.autoconsentReceiveMessage({ type: 'initResp', rules: { autoconsent: [], compact: ${compact} }, config })
    })()`
  })()
  return script
}
