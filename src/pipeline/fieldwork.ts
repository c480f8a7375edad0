import type { Observation, Stream } from '../model/observation.ts'
import { loadLinter } from '../plan/linter.ts'
import { sessionName, settleOrphans } from '../probe/session.ts'
import { holding } from '../support/holding.ts'
import { version } from '../support/version.ts'
import { type Courier, openCourier } from './courier.ts'
import { sealStudy } from './journal-keeper.ts'
import { type Mailboxes, openMailboxes } from './mailboxes.ts'
import { type OpenStudy, openStudy } from './open-study.ts'
import type { GateWorld } from './permit.ts'
import { openPublications } from './publications.ts'
import { openReader, type Reader } from './readings.ts'
import { refuseClosed } from './refuse-closed.ts'
import { streamOf } from './stream-of.ts'
import type { World } from './world.ts'

/** A run at work: the open study, and everything that the shopper needs. */
export interface Fieldwork {
  readonly study: OpenStudy
  readonly reader: Reader
  readonly mailboxes: Mailboxes
  readonly courier: Courier
  readonly stream: Stream
  readonly session: string
  /** What the gate looks at beside the journal and the files. */
  gate(): Promise<GateWorld>
  /** Waits without holding the clock: all other work of a run counts as in flight. */
  pause<T>(wait: () => Promise<T>): Promise<T>
  /** Writes a fact into this worker's chain. */
  say(fact: Observation['fact'], contact?: Observation['contact'], turn?: Observation['turn']): Promise<void>
}

/** Opens a study for fieldwork, says so in the journal, settles what a dead run left open, and closes it all at the end. */
export async function withFieldwork<End extends string>(
  folder: string,
  world: World,
  worker: string,
  work: (fieldwork: Fieldwork) => Promise<End>,
): Promise<End | 'interrupted'> {
  const stream = streamOf('worker', worker)
  const study = await openStudy(folder, world)
  const hold = holding(world.clock)
  const session = sessionName()
  const say: Fieldwork['say'] = async (fact, contact = null, turn = null) => {
    await study.store.journal.append([
      { stream, recorded: world.clock.now(), witness: 'instrument', contact, turn, fact },
    ])
  }
  try {
    await refuseClosed(study)
    await settleOrphans(study.store.journal, world.clock, stream, session)
    const courier = await openCourier(study)
    const mailboxes = openMailboxes(study)
    const linter = await loadLinter()
    const published = openPublications(study.files, world)
    const gate = async () => ({ linter, published: await published() })
    await say({ kind: 'run-started', at: world.clock.now(), session, version, browser: null })
    let end: End | 'interrupted' = 'interrupted'
    try {
      const { pause } = hold
      const reader = openReader(study.store)
      end = await work({ study, reader, mailboxes, courier, stream, session, gate, pause, say })
    } catch (error) {
      if (!world.signal.aborted) throw error
    } finally {
      try {
        await say({ kind: 'run-ended', at: world.clock.now(), session, because: end })
        await sealStudy(study, 'run')
      } finally {
        // A browser or a mailbox that stays open keeps the process alive, and cron starts the next one beside it.
        await mailboxes.close()
        await courier.close()
      }
    }
    return end
  } finally {
    hold.end()
    await study.close()
  }
}
