import { isKind } from '../model/observation.ts'
import type { Reading } from '../model/reading.ts'
import { RingbackError } from '../support/errors.ts'
import { plus } from '../support/period.ts'
import { compute } from './compute.ts'
import { note, sealStudy } from './journal-keeper.ts'
import { type OpenStudy, openStudy } from './open-study.ts'
import { openReader } from './readings.ts'
import type { World } from './world.ts'

/** What a brand is told at the end, so that it can purge our tickets and learn what was asked of it. */
export interface Closed {
  readonly debrief: readonly {
    readonly brand: string
    readonly contacts: readonly { readonly contact: string; readonly address: string; readonly ticket: string | null }[]
  }[]
  readonly evidenceKeptUntil: string | null
}

/** Ends the fieldwork: nothing is sent any more, the journal is sealed, the debrief is listed. */
export async function closeStudy(folder: string, because: string, world: World): Promise<Closed> {
  const study = await openStudy(folder, world)
  try {
    const observations = await study.observations()
    if (!observations.some((observation) => isKind(observation, 'closed'))) {
      await note(study, { kind: 'closed', at: world.clock.now(), because }, { stream: 'person:operator', person: true })
    }
    await sealStudy(study, 'close')
    return await debriefOf(study)
  } finally {
    await study.close()
  }
}

/**
 * Deletes the evidence whose time is over. What each message meant is written down first, then the tombstone, then the
 * bytes go: a figure that was published can still be recomputed, and `verify` reads the deletion as one.
 */
export async function deleteEvidence(folder: string, world: World, { now = false } = {}): Promise<number> {
  const study = await openStudy(folder, world)
  try {
    const observations = await study.observations()
    const closed = observations.find((observation) => isKind(observation, 'closed'))
    const { retention } = study.plan.current
    if (closed === undefined)
      throw new RingbackError('wrong-use', 'Expected a closed study; evidence of an open one is kept.')
    const due = retention !== null && world.clock.now() >= plus(closed.fact.at, retention)
    if (!due && !now) return 0
    const readings = await openReader(study.store).readings(study.plan.plan, observations)
    await keepReadings(study, readings)
    let count = 0
    for await (const sha256 of study.store.evidence.list()) {
      await note(study, {
        kind: 'evidence-deleted',
        at: world.clock.now(),
        sha256,
        because: due ? 'retention' : 'asked for',
      })
      await study.store.evidence.delete(sha256)
      count += 1
    }
    await sealStudy(study, 'close')
    return count
  } finally {
    await study.close()
  }
}

async function keepReadings(study: OpenStudy, readings: readonly Reading[]): Promise<void> {
  const observations = await study.observations()
  const kept = new Set(observations.filter((one) => isKind(one, 'reading-kept')).map(({ fact }) => fact.about))
  for (const reading of readings) {
    if (kept.has(reading.observation)) continue
    const { observation: about, rules } = reading
    await note(study, {
      kind: 'reading-kept',
      at: study.world.clock.now(),
      about,
      rules,
      reading: JSON.parse(JSON.stringify(reading)),
    })
  }
}

async function debriefOf(study: OpenStudy): Promise<Closed> {
  const observations = await study.observations()
  const readings = await openReader(study.store).readings(study.plan.plan, observations)
  const { contacts } = await compute(study)
  const sent = contacts.filter(({ turnsSent }) => turnsSent > 0)
  const closed = observations.find((observation) => isKind(observation, 'closed'))
  const { retention } = study.plan.current
  return {
    debrief: study.plan.current.brands.map(({ slug }) => ({
      brand: slug,
      contacts: sent
        .filter(({ brand }) => brand === slug)
        .map(({ contact }) => ({
          contact,
          address: study.plan.plan.contacts.find(({ id }) => id === contact)?.address ?? '',
          ticket:
            readings.find(
              ({ belongsTo, ticket }) =>
                ticket !== null && belongsTo.kind === 'contact' && belongsTo.contact === contact,
            )?.ticket ?? null,
        })),
    })),
    evidenceKeptUntil: retention === null || closed === undefined ? null : plus(closed.fact.at, retention),
  }
}
