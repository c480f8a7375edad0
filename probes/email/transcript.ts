import { format } from 'node:util'
import type { Clock } from '../../src/support/clock.ts'

/** What was said on one connection, line by line, each with its instant. */
export interface Transcript {
  /** Takes the SMTP client's own log. */
  readonly logger: Record<'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal', LogLine>
  note(text: string): void
  isEmpty(): boolean
  bytes(): Uint8Array
}

type LogLine = (entry: { readonly tnx?: string }, text?: string, ...values: unknown[]) => void

const MARKS: Readonly<Record<string, string>> = { client: 'C:', server: 'S:', network: '*', message: '*' }

/** Starts a transcript. The message's own bytes are kept apart, and what a login says is left out. */
export function startTranscript(clock: Clock): Transcript {
  const lines: string[] = []
  let loggingIn = false
  const write = (mark: string, text: string) => {
    for (const line of text.split(/\r?\n/)) lines.push(`${clock.now()} ${mark} ${line}`)
  }
  const take: LogLine = ({ tnx = '' }, text = '', ...values) => {
    const mark = MARKS[tnx]
    if (mark === undefined) return
    const said = values.length > 0 ? format(text, ...values) : text
    if (tnx === 'server' && !said.startsWith('334')) loggingIn = false
    const secret = tnx === 'client' && (loggingIn || /^AUTH /i.test(said))
    if (secret) loggingIn = true
    write(mark, secret ? `${/^AUTH \S+/i.exec(said)?.[0] ?? ''} (secret left out)`.trim() : said)
  }
  return {
    logger: { trace: take, debug: take, info: take, warn: take, error: take, fatal: take },
    note: (text) => write('*', text),
    isEmpty: () => lines.length === 0,
    bytes: () => Buffer.from(`${lines.join('\n')}\n`),
  }
}
