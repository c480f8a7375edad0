import type { Contact } from '../model/plan.ts'
import type { ContactLine } from '../model/result.ts'
import type { Instant } from '../model/time.ts'
import { millis } from '../support/clock.ts'
import type { Deed } from './deed.ts'

/** What really became of a contact, by the desk's own log. */
export interface Truth {
  readonly state: string
  readonly accepted: Instant | null
  readonly acknowledged: Instant | null
  readonly answered: Instant | null
  readonly language: string | null
  readonly turns: number
}

/** One contact: what was measured held against what was true. */
export interface Comparison {
  readonly contact: string
  readonly brand: string
  readonly state: string
  /** The largest difference between two stamps of one event, in seconds. */
  readonly apart: number
  readonly disagreements: readonly string[]
}

// Two clocks of one machine, read at both ends of a wire.
const CLOSE_ENOUGH = 1

/** Holds every contact of a study against the logs of the desks. Each contact has its own address, by which the desks knew it. */
export function compare(
  contacts: readonly Pick<Contact, 'id' | 'address'>[],
  lines: readonly ContactLine[],
  deeds: readonly Deed[],
): readonly Comparison[] {
  const deedsOf = Map.groupBy(deeds, ({ contact }) => contact)
  return contacts.map(({ id, address }) => {
    const line = lines.find(({ contact }) => contact === id)
    const mine = deedsOf.get(address) ?? []
    if (line === undefined) {
      return { contact: id, brand: '', state: 'missing', apart: 0, disagreements: ['it is not in the result'] }
    }
    return compareOne(line, truthOf(mine), twice(mine))
  })
}

/** What deeds that concern one contact amount to. */
export function truthOf(deeds: readonly Deed[]): Truth {
  const first = (...whats: readonly Deed['what'][]) => deeds.find(({ what }) => whats.includes(what)) ?? null
  const taken = deeds.filter(({ what }) => what.startsWith('got-'))
  const personal = first('sent-request', 'sent-answer', 'sent-referral')
  return {
    state: stateOf(taken.length > 0, (what) => first(what) !== null),
    accepted: taken[0]?.at ?? null,
    acknowledged: first('sent-acknowledgement', 'sent-request', 'sent-answer', 'sent-referral')?.at ?? null,
    answered: personal?.at ?? null,
    language: personal?.language ?? null,
    turns: taken.length,
  }
}

function stateOf(taken: boolean, did: (what: Deed['what']) => boolean): string {
  if (!taken) return 'blocked'
  if (did('sent-answer')) return 'answered'
  if (did('sent-referral')) return 'referred'
  if (did('sent-request')) return 'asked-only'
  return did('sent-acknowledgement') ? 'acknowledged-only' : 'silent'
}

function compareOne(line: ContactLine, truth: Truth, twice: readonly string[]): Comparison {
  const disagreements = twice.map((id) => `the desk saw ${id} twice`)
  const same = (what: string, measured: unknown, real: unknown) => {
    if (measured !== real) disagreements.push(`${what}: measured ${measured}, in truth ${real}`)
  }
  const stamps = [
    ['accepted', line.accepted?.at ?? null, truth.accepted],
    ['acknowledged', endOf(line, 'acknowledgement-time'), truth.acknowledged],
    ['a person wrote', endOf(line, 'first-response-time'), truth.answered],
  ] as const
  let apart = 0
  for (const [what, measured, real] of stamps) {
    if (measured === null || real === null) {
      same(what, measured, real)
      continue
    }
    const seconds = Math.abs(millis(measured) - millis(real)) / 1000
    apart = Math.max(apart, seconds)
    if (seconds > CLOSE_ENOUGH) same(what, measured, real)
  }
  same('state', line.disposition, truth.state)
  same('turns', line.turnsSent, truth.turns)
  same('language', line.responses.find(({ by }) => by === 'person')?.language ?? null, truth.language)
  return { contact: line.contact, brand: line.brand, state: line.disposition, apart, disagreements }
}

function endOf({ durations }: ContactLine, metric: string): Instant | null {
  const duration = durations[metric]
  return duration?.kind === 'observed' ? duration.end : null
}

function twice(deeds: readonly Deed[]): readonly string[] {
  const ids = deeds.map(({ messageId, what }) => messageId ?? (what === 'got-form' ? 'the form' : null))
  return [...new Set(ids.filter((id, i) => id !== null && ids.indexOf(id) !== i))].map((id) => `${id}`)
}
