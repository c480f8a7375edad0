import { expect } from 'vitest'
import type { Instant } from '../../../src/model/time.ts'
import type { MailPair } from '../../servers/mail-pair.ts'

/** When Postfix took a message, by its own log. */
export function takenAt(mail: MailPair, queueId: string): Instant | undefined {
  return mail.mailLogLines().find((line) => line.queueId === queueId && line.by === 'qmgr')?.at
}

/** When Dovecot put a message into a mailbox, by its own log. */
export function storedAt(mail: MailPair, source: string): Instant | undefined {
  const id = /^message-id:\s*(<[^>]+>)/im.exec(source)?.[1] ?? 'none'
  const line = mail
    .dovecotLog()
    .split('\n')
    .find((one) => one.includes(`msgid=${id}: stored mail into mailbox`))
  return line?.split(' ')[0]
}

/** Two clocks that count whole seconds may part by one where an event lies at the turn of a second. */
export function expectSameSecond(ours: Instant, theirs: Instant | undefined, what: string): void {
  expect(theirs, `${what}: the log knows of it`).toBeDefined()
  expect(Math.abs(second(ours) - second(theirs ?? '')), `${what}: ours ${ours}, theirs ${theirs}`).toBeLessThanOrEqual(
    1,
  )
}

/** Events of several books, each with its name, that must have happened one after the other; the coarsest counts seconds. */
export function expectInOrder(events: readonly (readonly [string, Instant | undefined])[]): void {
  const named = events.map(
    ([name, at]) => `${at === undefined ? 'never' : new Date(second(at) * 1000).toISOString()} ${name}`,
  )
  const seconds = events.map(([, at]) => second(at ?? ''))
  expect(
    seconds.every((one, index) => index === 0 || one >= (seconds[index - 1] ?? 0)),
    named.join('\n'),
  ).toBe(true)
}

function second(at: Instant): number {
  return Math.floor(Date.parse(at) / 1000)
}
