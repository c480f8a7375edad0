import type { AttemptStep } from '../probe/attempt.ts'
import type { Action } from '../probe/due.ts'
import type { Clock } from '../support/clock.ts'

/** A named point of the fieldwork, between which a crash must lose nothing and repeat nothing. */
export type FieldStep = AttemptStep | 'received' | 'receipt-written'

/** What the commands are given from outside: time, the environment, a way to stop, a place to say what goes on. */
export interface World {
  readonly clock: Clock
  readonly env: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal
  readonly log: (line: string) => void
  /** Called at every named point; tests end the process there. */
  readonly onStep?: ((step: FieldStep, action: Action | null) => void) | undefined
}
