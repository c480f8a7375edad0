import { type Inbox, type MailboxReadDone, openMailbox } from '../inbox/inbox.ts'
import type { Fact } from '../model/fact.ts'
import { isKind, type NewObservation, type Observation, type Stream } from '../model/observation.ts'
import type { Mailbox } from '../model/study.ts'
import type { Instant } from '../model/time.ts'
import { messageOf } from '../support/errors.ts'
import { secondsBetween } from '../support/period.ts'
import type { OpenStudy } from './open-study.ts'

// A mailbox that was read without loss need not say so more often than this.
const SAY_READ_EVERY = 3600

/** The shopper's mailboxes, read into the journal. */
export interface Mailboxes {
  /** Reads every folder of every mailbox to its end; `note` says so in the journal whatever came. True when all could be read. */
  read(options?: { readonly note?: boolean }): Promise<boolean>
  /** Resolves when something new may be there, at the latest at `until`. */
  wait(until: Instant): Promise<void>
  close(): Promise<void>
}

/** Opens the study's mailboxes; one that can't be read is tried again at each reading, and its loss is written down. */
export function openMailboxes(study: OpenStudy): Mailboxes {
  const boxes = study.files.study.mailboxes.map((mailbox) => listenTo(mailbox, study))
  return {
    async read({ note = false } = {}) {
      const all = []
      for (const box of boxes) all.push(await box.read(note))
      return all.every(Boolean)
    },
    async wait(until) {
      const { clock, signal } = study.world
      const enough = new AbortController()
      const either = AbortSignal.any([enough.signal, signal])
      const waits = boxes.map((box) => box.wait(until, either))
      try {
        await Promise.race([clock.sleep(until, either), ...waits])
      } finally {
        enough.abort()
        await Promise.allSettled(waits)
      }
    },
    async close() {
      for (const box of boxes) await box.close()
    },
  }
}

function listenTo(mailbox: Mailbox, study: OpenStudy) {
  const { world, store } = study
  const { clock } = world
  const stream: Stream = `mailbox:${mailbox.name}`
  let inbox: Inbox | null = null
  // The last reading that went unsaid: should the mailbox be lost next, the gap begins there and no earlier.
  let unsaid: MailboxReadDone | null = null
  const write = (fact: Fact) => store.journal.append([{ ...base(stream, clock.now()), fact }])

  async function open(): Promise<Inbox> {
    const password = mailbox.kind === 'imap' ? world.env[mailbox.passwordFrom] : undefined
    return openMailbox(mailbox, {
      ...(password === undefined ? {} : { password }),
      folder: study.folder,
      clock,
      evidence: store.evidence,
      log: world.log,
    })
  }

  return {
    async read(note: boolean): Promise<boolean> {
      const before = stateOf(await study.observations(), mailbox.name)
      try {
        inbox ??= await open()
        let fresh = 0
        const done = await inbox.read({
          known: (key, folder) => before.known.has(`${folder} ${key}`),
          signal: world.signal,
          onMail: async (fact) => {
            world.onStep?.('received', null)
            await write(fact)
            world.onStep?.('receipt-written', null)
            fresh += 1
          },
        })
        if (
          note ||
          fresh > 0 ||
          before.lost ||
          before.lastRead === null ||
          secondsBetween(before.lastRead, done.at) >= SAY_READ_EVERY
        ) {
          await write({ ...done, since: before.lost ? done.at : before.lastRead })
          unsaid = null
        } else unsaid = done
        return true
      } catch (error) {
        world.signal.throwIfAborted()
        await inbox?.close().catch(() => {})
        inbox = null
        if (unsaid !== null) await write({ ...unsaid, since: before.lastRead })
        unsaid = null
        if (!before.lost)
          await write({ kind: 'mailbox-lost', at: clock.now(), mailbox: mailbox.name, detail: messageOf(error) })
        world.log(`mailbox ${mailbox.name} can't be read: ${messageOf(error)}`)
        return false
      }
    },
    async wait(until: Instant, signal: AbortSignal) {
      if (inbox === null) return clock.sleep(until, signal)
      return inbox.wait(until, signal)
    },
    async close() {
      await inbox?.close()
      inbox = null
    },
  }
}

function stateOf(observations: readonly Observation[], mailbox: string) {
  const known = new Set<string>()
  let lastRead: Instant | null = null
  let lost = false
  for (const observation of observations) {
    if (isKind(observation, 'mail-received') && observation.fact.mailbox === mailbox) {
      known.add(`${observation.fact.folder} ${observation.fact.key}`)
    }
    if (isKind(observation, 'mailbox-read') && observation.fact.mailbox === mailbox) {
      lastRead = observation.fact.at
      lost = false
    }
    if (isKind(observation, 'mailbox-lost') && observation.fact.mailbox === mailbox) lost = true
  }
  return { known, lastRead, lost }
}

function base(stream: Stream, recorded: Instant): Omit<NewObservation, 'fact'> {
  return { stream, recorded, witness: 'instrument', contact: null, turn: null }
}
