import type { Cdp } from '../cdp.ts'
import type { Driver } from '../port.ts'

/** What the port needs from an engine, and no more. */
export interface Engine {
  readonly driver: Driver
  readonly version: string
  /** The browser's root session. */
  readonly cdp: Cdp
  open(options: EngineContext): Promise<EnginePage>
  close(): Promise<void>
}

export interface EngineContext {
  readonly locale: string | undefined
  readonly timeoutMs: number
}

/** One page in a fresh context; closing it closes the context. */
export interface EnginePage {
  readonly cdp: Cdp
  /** Resolves with the status once the document has begun to come; rejects with the engine's own error. */
  goto(url: string): Promise<number | null>
  url(): string
  title(): Promise<string>
  html(): Promise<string>
  /** The main frame first. */
  frames(): readonly EngineFrame[]
  /** Dialogs are dismissed, a page's wish not to be left is not; this tells their text. */
  onDialog(listener: (text: string) => void): void
  /** Every other page that comes up in the same context. */
  onPopup(listener: (popup: EnginePage) => void): void
  close(): Promise<void>
}

export interface EngineFrame {
  /** The place among the page's frames of the one that holds it; null for the main frame. */
  readonly parent: number | null
  url(): string
  name(): string
  run<R>(work: () => R): Promise<R>
  /** The element that shows it; null for the main frame. */
  holder(): Promise<EngineElement | null>
  /** The value of an expression, as JSON has it; awaited where it is a promise. */
  evaluate(expression: string): Promise<unknown>
  find<A>(work: (argument: A) => Element | null, argument: A): Promise<EngineElement | null>
}

export interface EngineElement {
  run<R, A>(work: (element: Element, argument: A) => R, argument: A): Promise<R>
  find(work: (element: Element) => Element | null): Promise<EngineElement | null>
  click(): Promise<void>
  upload(path: string): Promise<void>
  /** The frame that this element shows, where it is one. */
  content(): Promise<EngineFrame | null>
}

export interface EngineLaunch {
  readonly executable: string
  readonly visible: boolean
  readonly flags: readonly string[]
}
