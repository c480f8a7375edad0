import { readFileSync } from 'node:fs'
import { expect } from 'vitest'

/** What R says, one document a line: written by make-goldens.R. */
export function goldens<T>(name: string): readonly T[] {
  const text = readFileSync(new URL(`goldens/${name}.jsonl`, import.meta.url), 'utf8')
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T)
}

/** Expects the same figure to nine digits, and null where R has none. */
export function expectSame(what: string, ours: number | null, theirs: number | null): void {
  const same =
    ours === null || theirs === null ? ours === theirs : Math.abs(ours - theirs) <= 1e-9 * Math.abs(theirs) + 1e-300
  expect(same, `${what}: ${ours} is not ${theirs}`).toBe(true)
}
