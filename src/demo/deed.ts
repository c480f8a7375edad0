import { appendFileSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Instant } from '../model/time.ts'

/** What a desk does, in its own words. The ones that begin with `sent` went to the shopper. */
export type What =
  | 'got-form'
  | 'refused-form'
  | 'got-mail'
  | 'sent-acknowledgement'
  | 'sent-request'
  | 'sent-answer'
  | 'sent-referral'

/** One thing that a desk did, as it says so itself: the truth that the study is held against. */
export interface Deed {
  readonly at: Instant
  readonly brand: string
  readonly what: What
  /** The shopper's address: each contact has its own. */
  readonly contact: string
  /** The Message-ID of a mail that came in; null for a form and for what went out. */
  readonly messageId: string | null
  /** The language of what went out. */
  readonly language: string | null
}

/** A desk's own log: one line of JSON a deed. */
export interface DeskLog {
  readonly deeds: readonly Deed[]
  write(deed: Deed): void
}

/** Opens a log that is kept in a file and in memory. */
export function openDeskLog(file: string): DeskLog {
  const deeds: Deed[] = []
  mkdirSync(dirname(file), { recursive: true })
  return {
    deeds,
    write(deed) {
      appendFileSync(file, `${JSON.stringify(deed)}\n`)
      deeds.push(deed)
    },
  }
}
