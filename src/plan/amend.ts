import { join } from 'node:path'
import type { ObservationOf } from '../model/observation.ts'
import { Amendment, type Amendment as AmendmentValue, type Plan } from '../model/plan.ts'
import type { Instant } from '../model/time.ts'
import type { Sha256 } from '../model/words.ts'
import { canonical, hashOf } from '../support/canonical.ts'
import { RingbackError } from '../support/errors.ts'
import { touchedBy } from './apply-amendment.ts'
import { AMENDMENTS, fileName, loadPlan } from './load-plan.ts'
import { writeOnce } from './write-once.ts'

type Change = AmendmentValue['change']

/**
 * Changes what is still unsent, in a numbered file that follows the one before. Whoever calls it writes it into the journal too.
 * A brand that withdraws keeps the contacts that it already has: only its unsent ones go.
 */
export async function amend(
  folder: string,
  change: Change,
  because: string,
  { now, intents }: { readonly now: Instant; readonly intents: readonly Pick<ObservationOf<'intent'>, 'contact'>[] },
): Promise<{ amendment: AmendmentValue; hash: Sha256 }> {
  const { current, amendments, head } = await loadPlan(folder)
  const number = amendments.length + 1
  const allowed = unsentOnly(current, change, new Set(intents.flatMap(({ contact }) => contact ?? [])))
  const amendment = Amendment.parse({ amendment: number, after: head, made: now, because, change: allowed })
  const written = await writeOnce(join(folder, AMENDMENTS, fileName(number)), `${canonical(amendment)}\n`)
  if (!written)
    throw new RingbackError(
      'plan-changed',
      `Expected amendment ${number} to be the next, got another at the same moment`,
    )
  return { amendment, hash: hashOf(amendment) }
}

function unsentOnly(plan: Plan, change: Change, sent: ReadonlySet<string>): Change {
  if (change.kind === 'recipe') {
    if (plan.recipes[change.name] !== undefined) return change
    throw new RingbackError('wrong-use', `Expected a recipe of the plan, got \`${change.name}\``)
  }
  const touched = touchedBy(plan, change)
  const unknown = touched.filter((id) => !plan.contacts.some((contact) => contact.id === id))
  if (unknown.length > 0)
    throw new RingbackError('wrong-use', `Expected contacts of the plan, got ${unknown.join(', ')}`)
  const unsent = touched.filter((id) => !sent.has(id))
  if (change.kind === 'withdraw-brand') {
    if (unsent.length === 0)
      throw new RingbackError('wrong-use', `Expected unsent contacts of \`${change.brand}\`, got none`)
    return unsent.length === touched.length ? change : { kind: 'withdraw-contacts', contacts: [...unsent] }
  }
  if (unsent.length === touched.length) return change
  const already = touched.filter((id) => sent.has(id))
  throw new RingbackError('wrong-use', `Expected contacts that are unsent, got ${already.join(', ')}`)
}
