import { holidayNotes } from '../measure/holiday-notes.ts'
import { listening } from '../measure/listening.ts'
import { measure } from '../measure/measure.ts'
import { isKind, type Observation } from '../model/observation.ts'
import type { Contact, ContactId } from '../model/plan.ts'
import type { ContactLine, Result } from '../model/result.ts'
import type { Instant } from '../model/time.ts'
import { RULES_VERSION } from '../observe/rules-version.ts'
import { heardPromises } from '../score/heard-promises.ts'
import { resultOf } from '../score/result.ts'
import { score } from '../score/score.ts'
import { version } from '../support/version.ts'
import type { OpenStudy } from './open-study.ts'
import { openReader } from './readings.ts'

/** Everything right of the journal: the same journal, plan and rules give the same result, on any machine, years later. */
export async function compute(study: OpenStudy): Promise<{ result: Result; contacts: readonly ContactLine[] }> {
  const { plan, amendments, hash } = study.plan
  const observations = await study.observations()
  const readings = await openReader(study.store).readings(plan, observations)
  const closed = observations.some((observation) => isKind(observation, 'closed'))
  const asOf = lastOf(observations) ?? plan.made
  const frozen = { ...study.plan.current, contacts: plan.contacts }
  const held = { ...frozen, promises: [...frozen.promises, ...heardPromises(frozen, readings)] }
  const measurements = measure({ plan: held, withdrawn: withdrawnOf(study), observations, readings, asOf })
  const own = readings.filter(({ belongsTo }) => belongsTo.kind !== 'own')
  return resultOf({
    plan: held,
    planHash: hash,
    amendments: amendments.length,
    measurements,
    score: score(held, measurements),
    listening: listening(held, observations, readings, asOf),
    head: await study.store.journal.head(),
    asOf,
    closed,
    quarantine: own.filter(({ belongsTo }) => belongsTo.kind === 'quarantine').length,
    undecided: own.filter(({ kind }) => kind === 'undecided').length,
    readingsByPerson: own.filter(({ decidedBy }) => decidedBy === 'person').length,
    version,
    rules: RULES_VERSION,
    notes: holidayNotes(held.brands, yearsOf(held.contacts)),
  })
}

function yearsOf(contacts: readonly Contact[]): readonly number[] {
  return [...new Set(contacts.map(({ notBefore }) => Number(notBefore.slice(0, 4))))].sort()
}

function withdrawnOf({ plan }: OpenStudy): readonly ContactId[] {
  const left = new Set(plan.current.contacts.map(({ id }) => id))
  return plan.plan.contacts.map(({ id }) => id).filter((id) => !left.has(id))
}

// A study is told as of the last thing that happened in it, not of the moment of asking: so the same journal gives the same result.
function lastOf(observations: readonly Observation[]): Instant | null {
  const after: ReadonlySet<string> = new Set(['published', 'reading-kept', 'evidence-deleted'])
  return observations.reduce<Instant | null>((last, { recorded, fact }) => {
    if (after.has(fact.kind)) return last
    return last === null || recorded > last ? recorded : last
  }, null)
}
