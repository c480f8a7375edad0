import type { Driver } from '../browser/port.ts'
import type { Contact } from '../model/plan.ts'
import { rehearse } from '../probe/attempt.ts'
import type { Action } from '../probe/due.ts'
import { sessionName } from '../probe/session.ts'
import { openCourier } from './courier.ts'
import { openStudy } from './open-study.ts'
import { openReader } from './readings.ts'
import { turnOf } from './turns.ts'
import type { World } from './world.ts'

/** How one rehearsal went. */
export interface Rehearsed {
  readonly brand: string
  readonly contact: string
  readonly channel: string
  readonly driver: Driver
  readonly ended: 'armed' | 'blocked' | 'failed'
}

/**
 * Every form opened and filled, nothing submitted; every mail to ourselves; screenshots kept. One contact of each brand and
 * channel. With `puppeteer` it is the second opinion: a barrier that both drivers met, at different times, is confirmed.
 */
export async function rehearseStudy(
  folder: string,
  world: World,
  { driver = 'playwright', brand }: { driver?: Driver; brand?: string } = {},
): Promise<readonly Rehearsed[]> {
  const study = await openStudy(folder, world)
  const courier = await openCourier(study, driver)
  const release = world.clock.busy()
  try {
    const reader = openReader(study.store)
    const done: Rehearsed[] = []
    for (const contact of onePerDesk(study.plan.current.contacts).filter(
      (one) => brand === undefined || one.brand === brand,
    )) {
      world.signal.throwIfAborted()
      const action: Action = { contact, turn: 'opening', at: contact.notBefore, reading: null }
      const turn = await turnOf(action, study.plan.current, folder, reader)
      if (turn === null) continue
      const ended = await rehearse(action, turn, await courier.probe(contact.channel), await courier.options(action), {
        journal: study.store.journal,
        clock: world.clock,
        stream: 'worker:rehearsal',
        session: sessionName(),
        plan: study.plan.head,
        context: courier.context(true),
      })
      world.log(`${contact.brand} ${contact.channel}: ${ended}`)
      done.push({ brand: contact.brand, contact: contact.id, channel: contact.channel, driver, ended })
    }
    return done
  } finally {
    release()
    await courier.close()
    await study.close()
  }
}

function onePerDesk(contacts: readonly Contact[]): readonly Contact[] {
  return [...Map.groupBy(contacts, ({ brand, channel }) => `${brand} ${channel}`).values()].flatMap(
    ([first]) => first ?? [],
  )
}
