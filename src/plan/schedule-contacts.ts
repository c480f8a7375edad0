import type { Brand } from '../model/brand.ts'
import type { Contact } from '../model/plan.ts'
import type { Study } from '../model/study.ts'
import type { Instant } from '../model/time.ts'
import { instantAt, later, millis } from '../support/clock.ts'
import { periodMillis, plus } from '../support/period.ts'
import type { CastContact } from './cast-contacts.ts'
import { fraction } from './chance.ts'
import type { LeftOut } from './draw.ts'
import { openSpans, sendingTimes } from './sending-times.ts'

/** Gives every contact the time before which it is not sent, in the brand's own daytime, within the wave. */
export function scheduleContacts(
  study: Study,
  brands: readonly Brand[],
  cast: readonly CastContact[],
  now: Instant,
): { contacts: readonly Contact[]; leftOut: readonly LeftOut[] } {
  const contacts: Contact[] = []
  const leftOut: LeftOut[] = []
  const times = new Map<string, Instant[]>()
  const taken = (key: string) => times.get(key) ?? []
  const take = (key: string, at: Instant) => times.set(key, [...taken(key), at])
  const spansOf = remembered((zone: string, from: Instant, to: Instant) => openSpans(from, to, zone))
  const groups = Map.groupBy(cast, ({ brand, wave }) => `${brand}|${wave}`)
  for (const brand of brands) {
    for (let wave = 1; wave <= study.waves; wave++) {
      const mine = groups.get(`${brand.slug}|${wave}`) ?? []
      const { from, to } = waveOf(study, wave, now)
      const at = sendingTimes({
        spans: spansOf(brand.zone, from, to),
        zone: brand.zone,
        budget: study.budget,
        brand: taken(`brand|${brand.slug}`),
        desks: mine.map(({ desk }) => taken(`desk|${desk}`)),
        chance: (i) => fraction(study.seed, `time|${brand.slug}|${wave}|${i}`),
      })
      for (const [i, contact] of mine.entries()) {
        const notBefore = at[i] ?? null
        if (notBefore === null) {
          const what = `${contact.brand} by ${contact.channel}: ${contact.scenario}, wave ${wave}`
          leftOut.push({ what, because: 'the window, the contacts a day and the minimum gap leave no time for it' })
          continue
        }
        take(`brand|${brand.slug}`, notBefore)
        take(`desk|${contact.desk}`, notBefore)
        contacts.push({ ...contact, notBefore })
      }
    }
  }
  contacts.sort((a, b) => (a.notBefore < b.notBefore ? -1 : a.notBefore > b.notBefore ? 1 : a.id < b.id ? -1 : 1))
  return { contacts, leftOut }
}

function waveOf({ window, every }: Study, wave: number, now: Instant): { from: Instant; to: Instant } {
  const start = instantAt(millis(window.opens) + (wave - 1) * (every === undefined ? 0 : periodMillis(every)))
  return { from: later(start, now), to: plus(start, window.sends) }
}

/** Many brands share a zone, and a day's hours take long to find. */
function remembered<Args extends readonly unknown[], T>(find: (...args: Args) => T): (...args: Args) => T {
  const known = new Map<string, T>()
  return (...args) => {
    const key = args.join('|')
    const held = known.get(key) ?? find(...args)
    known.set(key, held)
    return held
  }
}
