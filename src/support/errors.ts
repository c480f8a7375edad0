/** What can go wrong, in one table: the code, who is at fault, and the exit code of the command. */
export const ERROR_CODES = {
  'wrong-use': { exit: 2, meaning: 'The command was called with words that it does not know.' },
  'invalid-study': { exit: 2, meaning: 'A file of the study is not as it must be.' },
  'plan-changed': { exit: 2, meaning: 'The plan on the disk is not the one that was frozen.' },
  'no-plan': { exit: 2, meaning: 'There is no frozen plan yet.' },
  'already-planned': { exit: 2, meaning: 'The plan is frozen; what is unsent is changed by an amendment.' },
  'gate-refused': { exit: 3, meaning: 'The engagement does not allow it.' },
  'browser-missing': { exit: 4, meaning: 'No browser was found.' },
  'browser-failed': { exit: 4, meaning: 'The browser did not do as it was told.' },
  'mailbox-failed': { exit: 4, meaning: 'A mailbox can not be read.' },
  'sender-failed': { exit: 4, meaning: 'Our own mail can not be sent.' },
  'store-failed': { exit: 4, meaning: 'The journal or the evidence can not be written or read.' },
  'evidence-missing': { exit: 4, meaning: 'Bytes that the journal names are not there.' },
  'node-too-old': { exit: 2, meaning: 'The Node that runs the command is too old.' },
} as const satisfies Record<string, { readonly exit: number; readonly meaning: string }>

export type ErrorCode = keyof typeof ERROR_CODES

/** One thing that is wrong, where a user can find it. */
export interface Problem {
  readonly message: string
  readonly file?: string
  readonly line?: number
}

/** The one error of the house. It carries a code of the table, every problem at once, and what caused it. */
export class RingbackError extends Error {
  readonly code: ErrorCode
  readonly problems: readonly Problem[]

  constructor(code: ErrorCode, message: string | readonly Problem[], options?: { cause?: unknown }) {
    const problems = typeof message === 'string' ? [{ message }] : message
    super(problems.map(formatProblem).join('\n'), options)
    this.name = 'RingbackError'
    this.code = code
    this.problems = problems
  }

  /** The exit code of the command that ends with this error. */
  get exit(): number {
    return ERROR_CODES[this.code].exit
  }
}

/** A problem in one line: `study.yaml:12 Expected …, got …`. */
export function formatProblem({ message, file, line }: Problem): string {
  if (file === undefined) return message
  return `${file}${line === undefined ? '' : `:${line}`} ${message}`
}

/** The words of whatever was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}
