import type { Page } from '../../src/browser/port.ts'
import type { Fact } from '../../src/model/fact.ts'
import type { ProbeContext, Turn } from '../../src/probe/probe.ts'
import type { FormOptions } from './options.ts'

/** One turn on its way to a form. */
export interface Journey {
  readonly page: Page
  readonly turn: Turn
  readonly options: FormOptions
  readonly context: ProbeContext
  /** What was seen on the way; every step adds to it. */
  readonly facts: Fact[]
}
