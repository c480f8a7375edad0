import {
  type CountryCode,
  findPhoneNumbersInText,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max'
import type { FoundPhone } from '../model/site-audit.ts'
import costs from './phone-costs.json' with { type: 'json' }

/** A number as it was written, and what it is. */
export interface ReadPhone extends FoundPhone {
  readonly written: string
  /** Where it begins in its text. */
  readonly at: number
}

const MOST_CHARACTERS = 60_000

/** Reads one number. The country is where someone who reads the page would ring from. */
export function readPhone(written: string, country: string | null): FoundPhone {
  const parsed = parsePhoneNumberFromString(written, defaultOf(country))
  if (parsed === undefined) return { ...nothing, number: written.trim() }
  return { ...costOf(parsed), number: parsed.number, country: parsed.country ?? null, valid: parsed.isValid() }
}

/** The numbers in a text. What is only possible, and not of the country's plan, is left out. */
export function phonesIn(text: string, country: string | null): readonly ReadPhone[] {
  const cut = text.slice(0, MOST_CHARACTERS)
  return findPhoneNumbersInText(cut, { ...optionsOf(country), extended: true }).map(({ number, startsAt, endsAt }) => ({
    ...costOf(number),
    number: number.number,
    country: number.country ?? null,
    valid: true,
    written: cut.slice(startsAt, endsAt),
    at: startsAt,
  }))
}

const nothing: FoundPhone = {
  number: '',
  country: null,
  kind: null,
  valid: false,
  aboveBasic: null,
  why: null,
  source: null,
}

type Parsed = NonNullable<ReturnType<typeof parsePhoneNumberFromString>>

// The country's own rule is nearer to what who rings pays than the library's kind.
function costOf(parsed: Parsed): Pick<FoundPhone, 'kind' | 'aboveBasic' | 'why' | 'source'> {
  const kind = parsed.getType() ?? null
  const rule = costs.rules.find(
    ({ country, national }) => country === parsed.country && new RegExp(`^(?:${national})`).test(parsed.nationalNumber),
  )
  if (rule !== undefined) return { kind, aboveBasic: rule.aboveBasic, why: rule.why, source: rule.source }
  const known =
    kind === null
      ? undefined
      : (costs.kinds as Readonly<Record<string, { aboveBasic: boolean | null; why: string }>>)[kind]
  return { kind, aboveBasic: known?.aboveBasic ?? null, why: known?.why ?? null, source: null }
}

function defaultOf(country: string | null): CountryCode | undefined {
  return country !== null && isSupportedCountry(country) ? country : undefined
}

function optionsOf(country: string | null): { defaultCountry?: CountryCode } {
  const known = defaultOf(country)
  return known === undefined ? {} : { defaultCountry: known }
}
