import type { HeldPromise, Plan } from '../model/plan.ts'
import type { Limit, Metric } from '../model/promise.ts'
import type { HeardPromise, Reading } from '../model/reading.ts'
import { heardFrom } from '../model/scope.ts'

const METRICS: Readonly<Partial<Record<HeardPromise['about'], Metric>>> = {
  acknowledge: 'acknowledgement-time',
  respond: 'first-response-time',
}
const TITLES: Readonly<Partial<Record<HeardPromise['about'], string>>> = {
  acknowledge: 'A confirmation, as promised in the acknowledgement',
  respond: 'An answer, as promised in the acknowledgement',
}

/**
 * What automatic replies promised to the contacts that they belong to: held against those alone, with the words that were heard.
 * A time that no metric measures, or that is no number, is not held.
 */
export function heardPromises(plan: Pick<Plan, 'contacts'>, readings: readonly Reading[]): readonly HeldPromise[] {
  const brands = new Map(plan.contacts.map(({ id, brand }) => [id, brand]))
  const heard = new Map<string, HeldPromise>()
  for (const reading of readings.toSorted((a, b) => (a.received < b.received ? -1 : 1))) {
    const { belongsTo, kind, promises = [], received } = reading
    const brand = belongsTo.kind === 'contact' ? brands.get(belongsTo.contact) : undefined
    if (belongsTo.kind !== 'contact' || brand === undefined || kind !== 'acknowledgement') continue
    for (const promise of promises) {
      const [metric, term, from] = [METRICS[promise.about], termOf(promise), heardFrom(belongsTo.contact)]
      const key = `${from} ${promise.about}`
      if (metric === undefined || term === null || heard.has(key)) continue
      heard.set(key, {
        id: promise.about,
        title: TITLES[promise.about] ?? promise.about,
        metric,
        ...term,
        share: 1,
        tolerance: 'PT0S',
        scope: {},
        severity: 'serious',
        status: 'adopted',
        source: { quote: promise.quote, url: 'heard in the acknowledgement', date: received.slice(0, 10) },
        from,
        brand,
      })
    }
  }
  return [...heard.values()]
}

interface Term {
  readonly limit: Limit
  readonly clock: HeldPromise['clock']
}

// "48 working hours" are two working days to everyone but a clerk.
function termOf({ max, unit, working }: HeardPromise): Term | null {
  if (max === null || unit === null || max <= 0 || !Number.isInteger(max)) return null
  if (working) {
    if (unit === 'day' || unit === 'week') return stated({ workingDays: unit === 'week' ? max * 5 : max })
    if (unit === 'hour') return stated(max % 24 === 0 ? { workingDays: max / 24 } : `PT${max}H`)
    return unit === 'minute' ? stated(`PT${max}M`) : null
  }
  const limit = { minute: `PT${max}M`, hour: `PT${max}H`, day: `P${max}D`, week: `P${max}W`, month: `P${max}M` }[unit]
  return { limit, clock: 'calendar' }
}

function stated(limit: Limit): Term {
  return { limit, clock: 'stated-hours' }
}
