import type { DeliveryReport } from '../../model/reading.ts'
import type { Instant } from '../../model/time.ts'
import { fold } from '../../text/fold.ts'
import type { Message } from '../message.ts'
import { turnWithin } from '../thread.ts'
import { failureReason } from './failure-reason.ts'

type Status = DeliveryReport['status']

const STATUS_OF: Readonly<Record<string, Status>> = {
  failed: 'failed',
  delayed: 'delayed',
  delivered: 'delivered',
  relayed: 'relayed',
  expanded: 'relayed',
}
// Where several recipients fared differently, the worst counts.
const WORST: readonly Status[] = ['failed', 'delayed', 'relayed', 'delivered']
const SENDER = /\b(mailer-daemon|post_?master|mail-?daemon|microsoftexchange[0-9a-f]*|mail delivery (sub)?system)\b/i
const SUBJECT =
  /^(undeliver(ed|able)|returned mail|mail delivery (failed|failure|system|subsystem)|delivery (status notification|failure|has failed|notification)|failure notice|mail system error|message (delayed|undeliverable)|warning: (message|could not send)|unzustellbar|nicht zustellbar|non remis|echec de la remise|no se puede entregar|no entregado|non recapitabile|mancato recapito|onbestelbaar)/
const DELAYED =
  /\b(delayed|has not (yet )?been delivered|still (be )?(trying|retried)|will be retried|not yet been delivered|warning message only)\b/
const RELAYED = /\b(successfully (delivered|relayed)|was (successfully )?(delivered|relayed))\b/
const UNDELIVERED =
  /\b(could ?n[o']t (be )?deliver(ed)?|can ?not (be )?deliver(ed)?|(was|were|been) not (been )?delivered|not (be|been) delivered|(unable|failed|failure) to deliver|undeliver(able|ed)|nondeliverable|delivery (has )?(failed|failure|error|problem)|user unknown|unknown user|no such user|mailbox (is )?full|you .{0,60}are not (a )?member|loop alert|did(n't| not) reach|invalid recipient|permanent (fatal )?errors?|returned to (you|sender)|(message|mail) .{0,30}(rejected|refused|bounced))\b/
const OTHER_SENDERS =
  /\b(mmdf|mail(er)? ?(administrator|router|system|gateway|delivery)|system (administrator|attendant)|delivery (service|subsystem|system)|smtp ?gateway)\b/i
const CODES = [
  /(?:^|[^\d.])[245]\d\d[ -]{1,2}[#(]?([245]\.\d{1,3}\.\d{1,3})(?!\.?\d)/,
  /[#(<]([245]\.\d{1,3}\.\d{1,3})(?!\.?\d)/,
  /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?!\.?\d)/,
]
const LIST_SERVERS = ['x-mlserver', 'x-ml-name', 'x-ml-info']
const MOST_CHARACTERS = 20_000

/** Reads a delivery report from its structure, or else from who sent it and what it says; null where it is none. */
export function readDeliveryReport(message: Message): DeliveryReport | null {
  if (/report-type="?feedback-report/i.test(message.contentType)) return null
  return structured(message) ?? unstructured(message)
}

function structured(message: Message): DeliveryReport | null {
  const blocks = [...message.deliveryStatus, ...strayFields(message)]
    .flatMap((part) => part.split(/\n[ \t]*\n/))
    .map(fieldsOf)
  const reports = blocks.flatMap((fields) => {
    const status =
      STATUS_OF[
        fields
          .get('action')
          ?.toLowerCase()
          .split(/[\s;(]/)[0] ?? ''
      ] ?? byClass(fields.get('status'))
    return status === null ? [] : [{ status, fields }]
  })
  const worst = WORST.flatMap((status) => reports.find((report) => report.status === status) ?? [])[0]
  if (worst === undefined) return null
  const { status, fields } = worst
  const diagnosis = fields.get('diagnostic-code') ?? ''
  const stated = mostSpecific(codeIn(diagnosis), codeIn(fields.get('status') ?? ''))
  const told = stated === null || /\.0\.0$|\.5\.0$/.test(stated) ? codeIn(message.text.slice(0, MOST_CHARACTERS)) : null
  const better = told !== null && told[0] !== '2' && (stated === null || !told.endsWith('.0.0'))
  const code = better ? told : stated
  const host = blocks.find((block) => block.has('reporting-mta'))
  return {
    turn: turnWithin(message),
    status,
    code,
    reason: failureReason(diagnosis, code),
    recipient: addressIn(fields.get('original-recipient') ?? fields.get('final-recipient') ?? ''),
    claimed: instantOf(fields.get('last-attempt-date') ?? host?.get('arrival-date')),
  }
}

function unstructured(message: Message): DeliveryReport | null {
  const sender = SENDER.test(message.headers.get('from')?.[0] ?? '')
  const subject = SUBJECT.test(
    fold(message.subject.slice(0, 500))
      .trim()
      .replace(/^(fwd?|wg|tr|rv|rif): /, ''),
  )
  const empty = message.headers.get('return-path')?.some((value) => /^\s*<\s*>\s*$/.test(value)) === true
  const returns =
    empty ||
    message.returned.length > 0 ||
    LIST_SERVERS.some((header) => message.headers.has(header)) ||
    OTHER_SENDERS.test(message.headers.get('from')?.[0] ?? '')
  const stamped =
    message.headers.has('x-failed-recipients') || /report-type="?delivery-status/i.test(message.contentType)
  if (!sender && !stamped && !returns) return null
  const text = message.text.slice(0, MOST_CHARACTERS)
  const words = fold(`${message.subject}\n${text}`)
  if (!sender && !stamped && !subject && !UNDELIVERED.test(words)) return null
  const code = codeIn(text)
  const status = DELAYED.test(words) ? 'delayed' : RELAYED.test(words) ? 'relayed' : 'failed'
  return {
    turn: turnWithin(message),
    status,
    code,
    reason: failureReason(words, code),
    recipient: addressIn(text),
    claimed: message.date,
  }
}

function fieldsOf(block: string): ReadonlyMap<string, string> {
  const lines = block
    .replace(/\n[ \t]+/g, ' ')
    .split('\n')
    .slice(0, 200)
  return new Map(
    lines.flatMap((line) => {
      const colon = line.indexOf(':')
      return colon < 1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const]
    }),
  )
}

function byClass(status: string | undefined): Status | null {
  const [, first] = /^\s*([245])\.\d/.exec(status ?? '') ?? []
  if (first === undefined) return null
  return first === '2' ? 'delivered' : first === '4' ? 'delayed' : 'failed'
}

// Where a report is so broken that its parts can not be told apart, or was passed on, its fields stand in the text.
function strayFields({ deliveryStatus, text }: Message): readonly string[] {
  if (deliveryStatus.length > 0 || !/^(> ?)?action:/im.test(text)) return []
  const plain = text.slice(0, MOST_CHARACTERS).replace(/^> ?/gm, '')
  return /^(final|original)-recipient:/im.test(plain) ? [plain] : []
}

// A code beside a reply code or a hash is surely one; a bare one may be a program's version.
function codeIn(text: string): string | null {
  for (const pattern of CODES) {
    const found = pattern.exec(text)?.[1]
    if (found !== undefined) return found
  }
  return null
}

// What the far server said is worth more than a summary of it, unless it says no more than the class.
function mostSpecific(said: string | null, status: string | null): string | null {
  return said === null || (status !== null && said.endsWith('.0.0')) ? status : said
}

function addressIn(text: string): string | null {
  return /[\w.+=-]{1,64}@[a-z0-9.-]{1,253}/i.exec(text)?.[0]?.toLowerCase() ?? null
}

function instantOf(written: string | undefined): Instant | null {
  if (written === undefined || !/([+-]\d{4}|\bGMT|\bUTC?)/.test(written)) return null
  const read = new Date(written)
  return Number.isNaN(read.getTime()) || read.getUTCFullYear() > 9999 ? null : read.toISOString()
}
