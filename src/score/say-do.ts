import type { SayDoLine } from '../model/comparison.ts'
import type { PromiseLine } from '../model/result.ts'
import { testedShare } from '../model/scope.ts'

/** What a promise line does not say: the title of the value that the brand made it for. */
export interface Valued {
  readonly line: PromiseLine
  readonly value: string | null
}

const SEVERITIES = ['grave', 'serious', 'minor']

/** A brand's promises rolled up by severity, the gravest first, and by value. Drafts and what one contact was promised stay out. */
export function sayDoLines(promises: readonly Valued[]): readonly SayDoLine[] {
  const published = promises.filter(({ line }) => line.status === 'adopted' && !line.from.startsWith('heard:'))
  const values = [...new Set(published.flatMap(({ value }) => value ?? []))]
  return [
    ...SEVERITIES.flatMap((name) =>
      lineOf(
        'severity',
        name,
        published.filter(({ line }) => line.severity === name),
      ),
    ),
    ...values.flatMap((name) =>
      lineOf(
        'value',
        name,
        published.filter(({ value }) => value === name),
      ),
    ),
  ]
}

function lineOf(by: SayDoLine['by'], name: string, promises: readonly Valued[]): readonly SayDoLine[] {
  if (promises.length === 0) return []
  const found = (finding: string) => promises.filter(({ line }) => line.finding === finding).length
  const [kept, broken] = [found('kept'), found('broken')]
  const undecided = promises.length - kept - broken
  return [{ by, name, promises: promises.length, kept, broken, undecided, gap: gapOf(promises) }]
}

function gapOf(promises: readonly Valued[]): number | null {
  const gaps = promises.flatMap(({ line: { measured, share } }) =>
    measured.estimate === null ? [] : [measured.estimate - testedShare(share)],
  )
  if (2 * gaps.length < promises.length) return null
  return gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
}
