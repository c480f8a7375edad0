import type { Reading } from '../../model/reading.ts'
import type { Seen } from './seen.ts'

/** What a rule found. What it leaves out is nothing. */
export type Judgement = Pick<Reading, 'kind' | 'by' | 'why'> &
  Partial<Pick<Reading, 'asksFor' | 'handoff' | 'delivery'>>

/** One way to know what a message is; null where it does not know. */
export type Rule = (seen: Seen) => Judgement | null
