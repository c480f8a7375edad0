import type { Disposition } from '../model/measurement.ts'

const NEVER_MADE: ReadonlySet<string> = new Set<Disposition>(['planned', 'withdrawn', 'withheld', 'blocked', 'void'])

/** Whether a contact was made at all, and stands: only such enter a figure. */
export function wasMade({ disposition }: { readonly disposition: string }): boolean {
  return !NEVER_MADE.has(disposition)
}
