import type { BrandLine, PromiseLine, Result } from '../model/result.ts'

/** What turns a promise red: `finding`, the finding over all its contacts; `each`, a single contact for which it was broken. */
export const GATES = ['finding', 'each'] as const
export type Gate = (typeof GATES)[number]

/** One promise before the gate. `waits` may still turn red; `undecided` is neither kept nor broken, and waits for nothing. */
export interface GateCase {
  readonly brand: BrandLine
  readonly promise: PromiseLine
  readonly stands: 'broken' | 'waits' | 'undecided' | 'holds'
}

/** How each promise of a study stands before the gate. A draft is never called broken. */
export function gateCases({ brands }: Pick<Result, 'brands'>, gate: Gate): readonly GateCase[] {
  return brands.flatMap((brand) => brand.promises.map((promise) => ({ brand, promise, stands: STANDS[gate](promise) })))
}

/** The exit codes of a gate beside 0: a promise is broken; or none is, and one may still be. */
export const GATE_EXITS = { broken: 10, waits: 11 } as const

/** The exit code of a study before the gate. What is undecided and waits for nothing stops nobody. */
export function gateExit(result: Pick<Result, 'brands'>, gate: Gate): number {
  const stand = new Set(gateCases(result, gate).map(({ stands }) => stands))
  if (stand.has('broken')) return GATE_EXITS.broken
  return stand.has('waits') ? GATE_EXITS.waits : 0
}

const STANDS: Readonly<Record<Gate, (promise: PromiseLine) => GateCase['stands']>> = {
  finding({ finding, counts }) {
    if (finding === 'broken') return 'broken'
    if (finding === 'kept') return 'holds'
    return count(counts, 'pending') > 0 ? 'waits' : 'undecided'
  },
  each({ status, counts }) {
    if (count(counts, 'broken') > 0) return status === 'adopted' ? 'broken' : 'undecided'
    if (count(counts, 'pending') > 0) return 'waits'
    return count(counts, 'kept') > 0 ? 'holds' : 'undecided'
  },
}

function count(counts: PromiseLine['counts'], verdict: string): number {
  return counts[verdict] ?? 0
}
