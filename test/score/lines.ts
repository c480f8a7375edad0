import type { ContactLine } from '../../src/model/result.ts'

type Waited = number | 'unknown' | { readonly silentFor: number }

/** A line of a contact of which only the first response's time matters, in seconds. */
export function contactLine(
  brand: string,
  waited: Waited,
  given: Partial<Pick<ContactLine, 'scenario' | 'stage' | 'channel' | 'language' | 'disposition'>> = {},
): ContactLine {
  const alike = {
    scenario: 'question',
    channel: 'email',
    stage: 'before-sale',
    language: 'en',
    wave: 1,
    disposition: 'answered',
  }
  return {
    brand,
    ...alike,
    durations: { 'first-response-time': durationOf(waited) },
    ...given,
  } as unknown as ContactLine
}

function durationOf(waited: Waited) {
  if (waited === 'unknown') return { kind: 'unknown', because: 'not known', from: [] } as const
  const seconds = typeof waited === 'number' ? waited : waited.silentFor
  const stretch = { calendarSeconds: seconds, workingSeconds: null }
  const common = { start: '', end: '', stretch, deducted: stretch, startBounds: null, from: [] }
  if (typeof waited === 'number') return { kind: 'observed', ...common } as const
  return { kind: 'censored', because: 'window-closed', ...common } as const
}
