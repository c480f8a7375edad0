import type { EvidenceStore } from '../model/evidence.ts'
import type { FactOf } from '../model/fact.ts'
import type { Mailbox } from '../model/study.ts'
import type { Instant } from '../model/time.ts'
import type { Slug } from '../model/words.ts'
import type { Clock } from '../support/clock.ts'

/** What a mailbox works with. */
export interface InboxWorld {
  /** For IMAP: the password itself, not the name of its variable. */
  readonly password?: string | undefined
  /** For Maildir: the study's folder, which a relative path starts from. */
  readonly folder?: string | undefined
  readonly clock: Clock
  readonly evidence: EvidenceStore
  readonly log: (line: string) => void
}

/** One reading of every folder to its end. */
export interface MailboxRead {
  /** True for what was written down before; its bytes are not fetched again. */
  readonly known: (key: string, folder: string) => boolean
  readonly signal: AbortSignal
  /** Called for one message after the other, each with its bytes already in evidence; the next waits until it resolves. */
  readonly onMail: (fact: FactOf<'mail-received'>) => Promise<void>
}

/** That every folder was read; since when nothing stood in the way, the caller knows. */
export type MailboxReadDone = Omit<FactOf<'mailbox-read'>, 'since'>

/** The shopper's mailbox. Nothing in it is deleted, moved or marked. */
export interface Inbox {
  readonly name: Slug
  /**
   * Reads every folder to its end. `at` is when the reading began: what arrives while it goes on is for the next one.
   * Rejects with `mailbox-failed`, or with the signal's reason; what `onMail` got by then stays true.
   */
  read(reading: MailboxRead): Promise<MailboxReadDone>
  /** Resolves when something new may be there, at the latest at `until`; rejects only when aborted. */
  wait(until: Instant, signal: AbortSignal): Promise<void>
  close(): Promise<void>
}

/** Opens a mailbox. Rejects with `mailbox-failed` where there is none, or it does not let us in. */
export async function openMailbox(mailbox: Mailbox, world: InboxWorld): Promise<Inbox> {
  if (mailbox.kind === 'maildir') {
    const { openMaildir } = await import('./maildir.ts')
    return openMaildir(mailbox, world)
  }
  const { openImap } = await import('./imap.ts')
  return openImap(mailbox, world)
}
