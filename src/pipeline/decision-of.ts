import { BarrierKind, Outcome } from '../model/fact.ts'
import { TurnId } from '../model/plan.ts'
import { WrittenInstant } from '../model/time.ts'
import { RingbackError } from '../support/errors.ts'
import type { Decision } from './decide-study.ts'

/** What the `record` command is told. */
export interface DecisionOptions {
  readonly message?: string
  readonly contact?: string
  readonly turn: string
  readonly belongsTo?: string
  readonly isA?: string
  readonly outcome?: string
  readonly at?: string
  readonly burdens?: string
  readonly barrier: string
  readonly void?: string
  readonly by: string
  readonly note: string
}

/** The one decision that the options speak of. */
export function decisionOf(options: DecisionOptions): Decision {
  const says = saysOf(options)
  const [only, ...more] = says
  if (only === undefined || more.length > 0) {
    throw new RingbackError('wrong-use', 'Expected one of --belongs-to, --is-a, --outcome, --burdens and --void')
  }
  const ofMessage = only.kind === 'belongs-to' || only.kind === 'is-a'
  if (ofMessage && options.message === undefined)
    throw new RingbackError('wrong-use', 'Expected --message with --belongs-to and --is-a')
  if (!ofMessage && options.contact === undefined)
    throw new RingbackError('wrong-use', 'Expected --contact with --outcome, --burdens and --void')
  return {
    about: options.message ?? null,
    contact: options.contact ?? null,
    turn: only.kind === 'outcome' ? only.turn : null,
    says: only,
    by: options.by,
    note: options.note,
  }
}

function saysOf(options: DecisionOptions): readonly Decision['says'][] {
  const { belongsTo, isA, outcome, burdens, void: why } = options
  return [
    ...(belongsTo === undefined
      ? []
      : [{ kind: 'belongs-to', contact: belongsTo === 'none' ? null : belongsTo } as const]),
    ...(isA === undefined ? [] : [{ kind: 'is-a', reading: isA } as const]),
    ...(outcome === undefined
      ? []
      : [
          {
            kind: 'outcome',
            turn: known(TurnId, options.turn, 'turn'),
            outcome: known(Outcome, outcome, 'outcome'),
            at: options.at === undefined ? null : known(WrittenInstant, options.at, 'instant'),
          } as const,
        ]),
    ...(burdens === undefined
      ? []
      : [
          {
            kind: 'barrier-judged',
            barrier: known(BarrierKind, options.barrier, 'barrier'),
            burdens: burdens === 'customer' ? 'customer' : 'robot-only',
          } as const,
        ]),
    ...(why === undefined ? [] : [{ kind: 'void', because: why } as const]),
  ]
}

function known<T>(
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
  text: string,
  what: string,
): T {
  const parsed = schema.safeParse(text)
  if (parsed.success) return parsed.data
  throw new RingbackError('wrong-use', `Expected a known ${what}, got \`${text}\``)
}
