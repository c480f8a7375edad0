import type { Brand } from '../model/brand.ts'
import type { BrandPromise, Limit } from '../model/promise.ts'
import type { FoundPromise, SiteAudit } from '../model/site-audit.ts'
import type { Slug } from '../model/words.ts'

/** What is known of a brand before its site was read. */
export interface SiteToDraft {
  readonly slug: Slug
  readonly name: string | null
  readonly homePage: string
  readonly country: string | null
  readonly zone: string | null
  readonly languages: readonly string[]
  readonly product: string | null
}

export interface DraftedBrand {
  readonly brand: Omit<Brand, 'slug'>
  /** What a person must look at. */
  readonly toCheck: readonly string[]
}

const PRIVATE =
  /^(no-?reply|jobs?|career|karriere|bewerbung|press|presse|privacy|datenschutz|dpo|abuse|webmaster|security|investor)/i
const DESK =
  /^(support|service|help|hilfe|care|contact|kontakt|info|customer|kunden|client|aide|ayuda|assist|serviz|soporte|ciao|hello|mail)/i
const MOST_VALUES = 5

/** A brand's file as far as its site tells it. What was guessed is named, for a person to check. */
export function draftBrand(site: SiteToDraft, audit: SiteAudit, recipe: { readonly url: string } | null): DraftedBrand {
  const toCheck: string[] = []
  const guess = (what: string, value: string) => {
    toCheck.push(`${what} was guessed: ${value}`)
    return value
  }
  const date = audit.endedAt.slice(0, 10)
  const hashOf = (url: string) => audit.pages.find((page) => page.url === url)?.html ?? null
  const source = (quote: string, url: string) => {
    const page = hashOf(url)
    return { quote, url, date, ...(page === null ? {} : { page }) }
  }
  const country = site.country ?? guess('the country', countryOf(site.homePage, audit))
  const zone = site.zone ?? guess('the time zone', zoneOf(country))
  const host = new URL(site.homePage).hostname.replace(/^www\./, '')
  const email = emailOf(audit, host)
  const phone = audit.channels.find(({ channel, phone }) => channel === 'phone' && phone?.valid)
  const hours = audit.hours.find((one) => one.hours !== null)
  const promises = promisesOf(audit.promises, source)
  if (audit.promises.length > promises.length)
    toCheck.push('some sentences that promise a time name none that can be tested; see the audit')
  if (promises.length > 0) toCheck.push('promises are drafts: adopt or drop each, and set its share and severity')
  if (audit.values.length > 0) toCheck.push('values are candidates in the brand’s own words: keep what it stands for')
  return {
    toCheck,
    brand: {
      brand: 1,
      name: site.name ?? guess('the name', nameOf(audit, host)),
      homePage: site.homePage,
      country,
      zone,
      languages: site.languages.length > 0 ? site.languages : languagesOf(audit, guess),
      domains: [...new Set([host, ...(email === null ? [] : [email.at.split('@')[1] ?? host])])],
      product: site.product ?? guess('the product', 'the product'),
      ...(hours === undefined || hours.hours === null
        ? {}
        : { statedHours: { hours: hours.hours, closed: [], source: source(hours.quote, hours.page) } }),
      channels: {
        ...(email === null ? {} : { email: { address: email.at, published: email.page } }),
        ...(recipe === null ? {} : { form: { url: recipe.url, recipe: site.slug } }),
        ...(phone === undefined
          ? {}
          : {
              phone: {
                number: phone.at,
                published: phone.page,
                ...(phone.phone?.aboveBasic ? { cost: `above the basic rate: ${phone.phone.why}` } : {}),
              },
            }),
      },
      values: audit.values
        .slice(0, MOST_VALUES)
        .map(({ quote, page }, at) => ({ id: `value-${at + 1}`, title: cut(quote), source: source(quote, page) })),
      promises,
    },
  }
}

function emailOf({ channels }: SiteAudit, host: string) {
  const all = channels.filter(({ channel, at }) => channel === 'email' && !PRIVATE.test(at))
  const name = host.split('.').at(-2) ?? host
  const own = all.filter(({ at }) => (at.split('@')[1] ?? '').includes(name.replace(/^localhost$/, '')))
  const chosen = own.length > 0 ? own : all
  return chosen.find(({ at }) => DESK.test(at)) ?? chosen[0] ?? null
}

function countryOf(homePage: string, { channels, languages }: SiteAudit): string {
  const ending = new URL(homePage).hostname.split('.').at(-1)?.toUpperCase() ?? ''
  if (ending === 'UK') return 'GB'
  if (/^[A-Z]{2}$/.test(ending) && !['EU', 'IO', 'CO', 'TV', 'AI', 'ME', 'CC'].includes(ending)) return ending
  const called = channels.find(({ phone }) => phone?.country)?.phone?.country
  if (called) return called
  const [language] = languages
  return (language === undefined ? undefined : new Intl.Locale(language).maximize().region) ?? 'ZZ'
}

/** Where a country has several zones: the one that most of its people live in. */
const MOST_PEOPLE: Readonly<Record<string, string>> = {
  AR: 'America/Argentina/Buenos_Aires',
  AU: 'Australia/Sydney',
  BR: 'America/Sao_Paulo',
  CA: 'America/Toronto',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  DE: 'Europe/Berlin',
  ES: 'Europe/Madrid',
  ID: 'Asia/Jakarta',
  KZ: 'Asia/Almaty',
  MX: 'America/Mexico_City',
  NZ: 'Pacific/Auckland',
  PT: 'Europe/Lisbon',
  RU: 'Europe/Moscow',
  UA: 'Europe/Kyiv',
  US: 'America/New_York',
}

function zoneOf(country: string): string {
  const most = MOST_PEOPLE[country]
  if (most !== undefined) return most
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones?(): readonly string[] | undefined }
  return locale.getTimeZones?.()?.[0] ?? 'UTC'
}

function nameOf({ pages }: SiteAudit, host: string): string {
  const title = pages[0]?.title.split(/\s[|·–—:-]\s|[|·]|, /)[0]?.trim()
  return title || host
}

function languagesOf({ languages }: SiteAudit, guess: (what: string, value: string) => string): readonly string[] {
  return languages.length > 0 ? languages.slice(0, 4) : [guess('the language', 'en')]
}

const METRICS: Readonly<Record<string, { readonly metric: BrandPromise['metric']; readonly words: string }>> = {
  acknowledge: { metric: 'acknowledgement-time', words: 'A confirmation' },
  respond: { metric: 'first-response-time', words: 'An answer' },
  resolve: { metric: 'substantive-response-time', words: 'A solution' },
}

function promisesOf(
  found: readonly FoundPromise[],
  source: (quote: string, url: string) => BrandPromise['source'],
): readonly BrandPromise[] {
  const drafted = found.flatMap((one): readonly BrandPromise[] => {
    const known = METRICS[one.about]
    const limit = limitOf(one)
    if (known === undefined || limit === null) return []
    const time = `${one.max} ${one.working ? 'working ' : ''}${one.unit}${one.max === 1 ? '' : 's'}`
    return [
      {
        id: `${one.about}-in-${time.replaceAll(' ', '-')}`,
        title: `${known.words} within ${time}`,
        metric: known.metric,
        limit,
        share: 1,
        clock: one.working ? 'stated-hours' : 'calendar',
        tolerance: 'PT0S',
        scope: {},
        severity: 'serious',
        status: 'draft',
        source: source(one.quote, one.page),
      },
    ]
  })
  return [...new Map(drafted.map((one) => [one.id, one])).values()]
}

function limitOf({ max, unit, working }: FoundPromise): Limit | null {
  if (max === null || max <= 0 || !Number.isInteger(max)) return null
  if (unit === 'minute') return `PT${max}M`
  if (unit === 'hour') return `PT${max}H`
  if (unit === 'day') return working ? { workingDays: max } : `P${max}D`
  if (unit === 'week') return working ? { workingDays: max * 5 } : `P${max * 7}D`
  return unit === 'month' && !working ? `P${max * 30}D` : null
}

function cut(quote: string): string {
  return quote.length <= 60 ? quote : `${quote.slice(0, 59)}…`
}
