import type { PageSnapshot } from '../model/page-snapshot.ts'
import type { RequestPattern, Target } from '../model/recipe.ts'
import type { Instant } from '../model/time.ts'

/** The two engines: one works, the other gives the second opinion. */
export type Driver = 'playwright' | 'puppeteer'

/** One running browser. Every contact gets a fresh context in it. */
export interface Browser {
  readonly driver: Driver
  readonly version: string
  open(options: ContextOptions): Promise<Page>
  close(): Promise<void>
}

export interface ContextOptions {
  /** Stamps whatever the page does. */
  readonly now: () => Instant
  /** The language that the browser asks pages for, as `de-DE`. */
  readonly locale?: string
  /** The bound of every step: after it the step ends, whatever the page does. */
  readonly timeoutMs?: number
}

/**
 * One page in a context of its own. From its birth no request but GET and HEAD leaves it; `guard` lists what else may,
 * `fire` lets the irreversible one go, once. Every method ends within the time-out, on a hostile page too.
 */
export interface Page {
  goto(url: string): Promise<Visit>
  locate(target: Target): Promise<Field | null>
  /** The visible text of the page and of the frames in it. */
  text(): Promise<string>
  html(): Promise<string>
  /** The page as plain values, every frame and open shadow root of it. */
  snapshot(): Promise<PageSnapshot>
  url(): string
  title(): Promise<string>
  /** The whole page as PNG, cut at a sane height. */
  screenshot(): Promise<Uint8Array>
  /** Runs an expression of ours in the page and, where asked, in its frames; what it comes to is read as JSON. */
  run(expression: string, where?: 'page' | 'every-frame'): Promise<readonly Ran[]>
  /** Presses a key where the focus is. */
  press(key: Key): Promise<void>
  /** Gives the page a window of this size; null gives back its own. */
  resize(size: WindowSize | null): Promise<void>
  /** Waits until the page rests, no longer than this. */
  settle(milliseconds: number): Promise<void>
  guard(rules: Guard): Promise<void>
  fire(shot: Shot): Promise<Fired>
  /** The requests that were kept from leaving. */
  readonly blocked: readonly BlockedRequest[]
  /** What the page tried beside: dialogs (dismissed), windows (closed), downloads (refused). */
  readonly notes: readonly Note[]
  close(): Promise<void>
}

/** What an expression came to in one frame, the page itself first; `problem` where it came to nothing. */
export interface Ran {
  readonly url: string
  readonly value: unknown
  readonly problem: string | null
}

export type Key = 'Tab' | 'Enter' | 'Space' | 'Escape'

export interface WindowSize {
  readonly width: number
  readonly height: number
}

/** Where a navigation ended. `problem` says why it did not end well; the page may be usable all the same. */
export interface Visit {
  readonly status: number | null
  readonly url: string
  readonly problem: string | null
}

/** One element. What can't be done ends in an error with the code `browser-failed`. */
export interface Field {
  fill(text: string): Promise<void>
  /** By the option's value or its label. */
  select(option: string): Promise<void>
  check(): Promise<void>
  uncheck(): Promise<void>
  upload(path: string): Promise<void>
  click(): Promise<void>
  /** The value as the page holds it: text, or ticked or not; null where the element has none. */
  value(): Promise<string | boolean | null>
  visible(): Promise<boolean>
}

/** What may leave the page beside GET and HEAD. A pattern's URL is a part of the path, or a glob of it where it has a `*`. */
export interface Guard {
  /** The one request that files the contact. */
  readonly irreversible: RequestPattern | null
  /** Other requests that the page needs on the way. */
  readonly allowed?: readonly RequestPattern[]
  /** Whether the irreversible request may go to this host; asked too for what else is listed without a host. */
  readonly allowHost: (host: string) => boolean
}

/** The irreversible act. */
export interface Shot {
  /** Makes the page send its request: a click, or nothing where a person does it. */
  readonly act: () => Promise<void>
  /** How long the request may take to appear after the act. */
  readonly patienceMs?: number
  /** How long the desk may take to answer it. */
  readonly timeoutMs?: number
}

/** How the irreversible act ended. Only `answered` is known to have arrived; only `not-sent` is known not to have left. */
export type Fired =
  | { readonly kind: 'answered'; readonly exchange: Exchange }
  | { readonly kind: 'unanswered'; readonly phase: FailurePhase; readonly cause: string; readonly exchange: Exchange }
  | { readonly kind: 'not-sent'; readonly reason: NotSent; readonly detail: string }

/** How far a request came that got no answer. After `connect` nothing can have arrived. */
export type FailurePhase = 'connect' | 'before-body-sent' | 'after-body-sent' | 'timeout'
export type NotSent =
  | 'no-request'
  | 'host-refused'
  | 'body-hidden'
  | 'act-failed'
  | 'browser-failed'
  | 'already-fired'
  | 'no-irreversible'

/** A request and its response as they went over the wire, cookies redacted. */
export interface Exchange {
  readonly request: WireRequest
  /** When the last byte of the body was written. */
  readonly sentAt: Instant | null
  readonly response: WireResponse | null
  /** When the response's headers were received. */
  readonly answeredAt: Instant | null
}

export type Header = readonly [name: string, value: string]

export interface WireRequest {
  readonly method: string
  readonly url: string
  readonly headers: readonly Header[]
  readonly body: Uint8Array
}

export interface WireResponse {
  readonly status: number
  readonly statusText: string
  readonly headers: readonly Header[]
  readonly body: Uint8Array
  /** False where the connection died, or our patience ended, within the body. */
  readonly complete: boolean
}

export interface BlockedRequest {
  readonly method: string
  readonly url: string
  readonly at: Instant
  readonly why: 'not-listed' | 'before-fire' | 'repeat' | 'host-refused' | 'body-hidden'
}

export interface Note {
  readonly kind: 'dialog' | 'popup' | 'download'
  readonly text: string
  readonly at: Instant
}
