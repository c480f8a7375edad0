import { readFile } from 'node:fs/promises'
import type { HeardPromise } from '../model/reading.ts'
import type { Instant } from '../model/time.ts'
import type { Asked } from '../observe/asked.ts'
import { judge } from '../observe/judge.ts'
import { type Message, parseMessage } from '../observe/message.ts'
import { messageOf, RingbackError } from '../support/errors.ts'
import { ticketIn } from '../text/ticket.ts'
import { inspectList } from './inspect-list.ts'

/** What the reading rooms see in one mail. */
export interface InspectedMail {
  readonly input: string
  readonly kind: string
  readonly by: 'machine' | 'person' | 'unknown'
  readonly language: string | null
  readonly why: readonly string[]
  readonly delivery: {
    readonly status: string | null
    readonly reason: string | null
    readonly recipient: string | null
  } | null
  readonly newText: string
  readonly ticket: string | null
  readonly handoff: { readonly to: string; readonly detail: string | null } | null
  readonly asksFor: readonly string[]
  readonly promises: readonly HeardPromise[]
}

/** A mail to read, with what it may answer and when either was. */
export interface MailToInspect {
  readonly input: string
  readonly sent: string | null
  readonly sentAt: Instant | null
  readonly receivedAt: Instant | null
}

type Defaults = Omit<MailToInspect, 'input'>

/**
 * The mails that a command names: its own inputs, then those of a list, each with the options that it does not name itself.
 *
 * @throws RingbackError `wrong-use` for a list that can't be read.
 */
export async function mailsToInspect(
  inputs: readonly string[],
  list: string | null,
  defaults: Defaults,
): Promise<readonly MailToInspect[]> {
  const listed = list === null ? [] : await inspectList(list)
  return [...inputs.map((input) => ({ input })), ...listed].map((entry: Readonly<Record<string, unknown>>) => ({
    input: String(entry.input),
    sent: textOr(entry.sent, defaults.sent),
    sentAt: textOr(entry.sentAt, defaults.sentAt),
    receivedAt: textOr(entry.receivedAt, defaults.receivedAt),
  }))
}

/**
 * Reads one mail as a study would, outside any study.
 *
 * @throws RingbackError `wrong-use` where a file can't be read or an instant is none.
 */
export async function inspectMail({ input, sent, sentAt, receivedAt }: MailToInspect): Promise<InspectedMail> {
  const message = await parseMessage(await bytesOf(input))
  const asked = sent === null ? null : askedBy(await parseMessage(await bytesOf(sent)))
  const delay = secondsBetween(sentAt, receivedAt)
  const judged = judge(message, { kind: 'quarantine', candidates: [], reason: 'outside any study' }, asked, delay)
  const { kind, by, language, why, delivery, newText, handoff, asksFor, promises } = judged
  return {
    input,
    kind,
    by,
    language,
    why: [...why, ...message.notes],
    delivery:
      delivery === null ? null : { status: delivery.code, reason: delivery.reason, recipient: delivery.recipient },
    newText,
    ticket: ticketIn(message.subject, message.text),
    handoff,
    asksFor,
    promises,
  }
}

// Outside a study no scenario says what counts as an answer: the rules' own words decide.
function askedBy(sent: Message): Asked {
  const nothing = { subject: null, body: '', attachment: null }
  const to = sent.recipients[0] ?? ''
  return {
    opening: { subject: sent.subject, body: sent.text, attachment: null },
    replies: {},
    close: { answered: nothing, unanswered: nothing },
    answers: [],
    target: { kind: 'email', address: to },
  }
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (cause) {
    throw new RingbackError('wrong-use', `Expected \`${file}\` to be a mail, got ${messageOf(cause)}`, { cause })
  }
}

function secondsBetween(from: Instant | null, to: Instant | null): number | null {
  if (from === null || to === null) return null
  const seconds = (Date.parse(to) - Date.parse(from)) / 1000
  if (Number.isNaN(seconds)) {
    throw new RingbackError(
      'wrong-use',
      `Expected \`--sent-at\` and \`--received-at\` to be instants, got \`${from}\` and \`${to}\``,
    )
  }
  return seconds
}

function textOr(value: unknown, otherwise: string | null): string | null {
  return typeof value === 'string' ? value : otherwise
}
