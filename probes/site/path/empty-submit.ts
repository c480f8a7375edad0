import type { Page } from '../../../src/browser/port.ts'

/** What a form says to who presses its button with nothing in it. Nothing left the page. */
export interface EmptySubmit {
  /** Fields that the browser itself refuses, and in which words. */
  readonly refused: readonly { readonly field: string; readonly words: string }[]
  /** What the page wrote that was not there before. */
  readonly words: readonly string[]
  /** Whether the page would have sent the empty form. */
  readonly wouldSend: boolean
  /** The request that the page's own script would have made, where it tried. */
  readonly request: { readonly method: string; readonly url: string } | null
}

/** Presses the button of an empty form while every way out of the page is shut. */
export async function submitEmpty(page: Page, selector: string, button: string | null): Promise<EmptySubmit | null> {
  const blocked = page.blocked.length
  const [pressed] = await page.run(press(selector, button))
  if (pressed?.value !== true) return null
  await page.settle(1_000)
  const [told] = await page.run(TELL)
  const said = told?.value as (Omit<EmptySubmit, 'wouldSend'> & { readonly tried: boolean }) | null | undefined
  if (said === null || said === undefined) return null
  return {
    refused: said.refused,
    words: said.words,
    wouldSend: said.tried || page.blocked.length > blocked,
    request: said.request,
  }
}

// The guard lets GET pass, so a form that sends by GET is held here: after the page's own handlers, before the browser.
function press(selector: string, button: string | null): string {
  return `(() => {
    const form = document.querySelector(${JSON.stringify(selector)})
    const within = form ?? document.body
    const wanted = ${JSON.stringify(button)}
    const found = (wanted === null ? null : document.querySelector(wanted)) ?? within.querySelector('button[type=submit], input[type=submit], input[type=image], button:not([type]), button')
    if (found === null) return false
    const own = { form, tried: false, request: null, before: new Set(document.body.innerText.split('\\n').map((line) => line.trim())) }
    globalThis.ringbackEmpty = own
    const asked = (method, url) => ({ method: String(method).toUpperCase(), url: new URL(String(url), document.baseURI).href })
    const held = (request) => { own.tried = true; own.request ??= request ?? null }
    addEventListener('submit', (event) => { if (!event.defaultPrevented) held(null); event.preventDefault() })
    HTMLFormElement.prototype.submit = () => held(null)
    globalThis.fetch = (to, options) => { held(asked(options?.method ?? to?.method ?? 'GET', to?.url ?? to)); return new Promise(() => {}) }
    const open = XMLHttpRequest.prototype.open
    XMLHttpRequest.prototype.open = function (method, url, ...rest) { this.ringbackAsked = asked(method, url); return open.call(this, method, url, ...rest) }
    XMLHttpRequest.prototype.send = function () { held(this.ringbackAsked) }
    navigator.sendBeacon = (url) => { held(asked('POST', url)); return true }
    found.click()
    return true
  })()`
}

const TELL = `(() => {
  const { form, tried, request, before } = globalThis.ringbackEmpty
  const name = (one) => (one.labels?.[0]?.innerText || one.getAttribute('aria-label') || one.placeholder || one.name || one.tagName).trim().slice(0, 80)
  const fields = [...(form ?? document.body).querySelectorAll('input, select, textarea')]
  const checks = form !== null && !form.noValidate
  const refused = checks ? fields.filter((one) => one.willValidate && !one.validity.valid).map((one) => ({ field: name(one), words: one.validationMessage })) : []
  const words = document.body.innerText.split('\\n').map((line) => line.trim()).filter((line) => line !== '' && !before.has(line)).slice(0, 20)
  return { refused, words, tried, request }
})()`
