import type { Cdp, FrameTree, Paused, TargetInfo } from './cdp.ts'
import type { WireResponse } from './port.ts'

/** What is to happen with a held request. */
export type Decision =
  | { readonly do: 'continue' }
  | { readonly do: 'block' }
  | { readonly do: 'fail'; readonly reason: 'ConnectionClosed' | 'ConnectionRefused' | 'TimedOut' }
  | { readonly do: 'answer'; readonly response: WireResponse }

/** A page that decides about its requests. */
export interface Owner {
  readonly targetId: string
  readonly contextId: string | undefined
  readonly cdp: Cdp
  decide(paused: Paused): Promise<Decision>
}

export interface Traffic {
  /** From now on this page decides; the returned function ends that. */
  register(owner: Owner): () => void
}

/**
 * Holds every request of a whole browser at its own root session. Held at a page's session, as the engines do it, these
 * escape: shared and service workers, new windows, and what a page sends while it is left.
 */
export async function holdTraffic(browser: Cdp): Promise<Traffic> {
  const owners = new Set<Owner>()
  browser.on('Fetch.requestPaused', (payload) => void settle(browser, owners, payload as Paused))
  await browser.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
  return {
    register(owner) {
      owners.add(owner)
      return () => void owners.delete(owner)
    },
  }
}

async function settle(browser: Cdp, owners: ReadonlySet<Owner>, paused: Paused): Promise<void> {
  const decision = await decide(browser, owners, paused).catch((): Decision => ({ do: 'block' }))
  const [method, params] = command(decision)
  // A page that went away in the meantime has nobody to tell.
  await browser.send(method, { requestId: paused.requestId, ...params }).catch(() => {})
}

async function decide(browser: Cdp, owners: ReadonlySet<Owner>, paused: Paused): Promise<Decision> {
  const { method, headers } = paused.request
  // A service worker would stand between the page and us.
  if ('Service-Worker' in headers) return { do: 'block' }
  if (method === 'GET' || method === 'HEAD') return { do: 'continue' }
  const owner = await ownerOf(browser, owners, paused.frameId)
  return owner === undefined ? { do: 'block' } : owner.decide(paused)
}

async function ownerOf(browser: Cdp, owners: ReadonlySet<Owner>, frameId: string): Promise<Owner | undefined> {
  const all = [...owners]
  const own = all.find(({ targetId }) => targetId === frameId)
  if (own !== undefined) return own
  // Another window, a worker or a frame in a process of its own is a target with a context.
  const target = (await browser.send('Target.getTargetInfo', { targetId: frameId }).catch(() => null)) as {
    targetInfo: TargetInfo
  } | null
  const context = target?.targetInfo.browserContextId
  if (context !== undefined) return all.find(({ contextId }) => contextId === context)
  for (const owner of all) {
    const tree = (await owner.cdp.send('Page.getFrameTree').catch(() => null)) as { frameTree: FrameTree } | null
    if (tree !== null && hasFrame(tree.frameTree, frameId)) return owner
  }
  return all.length === 1 ? all[0] : undefined
}

function hasFrame({ frame, childFrames }: FrameTree, id: string): boolean {
  return frame.id === id || (childFrames ?? []).some((child) => hasFrame(child, id))
}

const hopByHop = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'content-encoding'])

function command(decision: Decision): [method: string, params: object] {
  if (decision.do === 'continue') return ['Fetch.continueRequest', {}]
  // Aborted, so that a page whose navigation is blocked stays as it is.
  if (decision.do === 'block') return ['Fetch.failRequest', { errorReason: 'Aborted' }]
  if (decision.do === 'fail') return ['Fetch.failRequest', { errorReason: decision.reason }]
  const { status, statusText, headers, body } = decision.response
  const responseHeaders = headers
    .filter(([name]) => !hopByHop.has(name.toLowerCase()))
    .map(([name, value]) => ({ name, value: Buffer.from(value, 'latin1').toString() }))
  const fields = { responseCode: status, responseHeaders, body: Buffer.from(body).toString('base64') }
  return ['Fetch.fulfillRequest', statusText === '' ? fields : { ...fields, responsePhrase: statusText }]
}
