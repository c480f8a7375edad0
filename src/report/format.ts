import type { ContactLine, PromiseLine } from '../model/result.ts'

type Duration = ContactLine['durations'][string]

/** An instant as it is read: `2026-11-02 08:00:00 UTC`. */
export function instant(text: string | null): string {
  return text === null ? '–' : `${text.slice(0, 10)} ${text.slice(11, 19)} UTC`
}

/** Seconds as it is said: `3 d 4 h`, `12 min`, `45 s`; a dash for unknown. */
export function seconds(count: number | null): string {
  if (count === null) return '–'
  const [days, hours, minutes] = [
    Math.floor(count / 86_400),
    Math.floor((count % 86_400) / 3600),
    Math.floor((count % 3600) / 60),
  ]
  if (days > 0) return `${days} d ${hours} h`
  if (hours > 0) return `${hours} h ${minutes} min`
  return minutes > 0 ? `${minutes} min ${Math.floor(count % 60)} s` : `${Math.round(count * 10) / 10} s`
}

/** A duration in words; a censored one is "longer than", an unknown one has no number. */
export function duration(given: Duration | undefined): string {
  if (given === undefined) return '–'
  if (given.kind === 'unknown') return `unknown: ${given.because}`
  const longer = given.kind === 'censored' ? 'longer than ' : ''
  const { calendarSeconds, workingSeconds } = given.stretch
  const working = workingSeconds === null ? '' : ` (${seconds(workingSeconds)} of stated hours)`
  return `${longer}${seconds(calendarSeconds)}${working}`
}

/** A share of 0 to 1 in per cent; a dash for unknown. */
export function percent(share: number | null): string {
  return share === null ? '–' : `${Math.round(share * 100)} %`
}

/** A share with its count and interval: `3 of 4, 75 % (30 to 95 %)`. */
export function share({ kept, of, estimate, lower, upper, level }: PromiseLine['measured']): string {
  if (estimate === null) return 'nothing decided yet'
  return `${kept} of ${of}: ${percent(estimate)} (${percent(level)} interval ${percent(lower)} to ${percent(upper)})`
}

/** A period or a number of working days as it is said. */
export function limit(text: string | null): string {
  if (text === null) return 'no time set'
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text)
  if (match === null) return text
  const units = ['d', 'h', 'min', 's']
  return match
    .slice(1)
    .flatMap((part, index) => (part === undefined ? [] : [`${part} ${units[index]}`]))
    .join(' ')
}
