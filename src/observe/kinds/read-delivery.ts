import type { Contact } from '../../model/plan.ts'
import type { DeliveryReport } from '../../model/reading.ts'
import type { Instant } from '../../model/time.ts'
import { fold } from '../../text/fold.ts'
import type { Message } from '../message.ts'
import { turnWithin } from '../thread.ts'

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
const MOST_CHARACTERS = 20_000

/** Reads a delivery report from its structure, or else from who sent it and what it says; null where it is none. */
export function readDeliveryReport(message: Message, contact: Contact | null): DeliveryReport | null {
  const report = structured(message) ?? unstructured(message)
  return report === null ? null : { ...report, recipient: published(report.recipient, contact) }
}

function structured(message: Message): DeliveryReport | null {
  const blocks = message.deliveryStatus.flatMap((part) => part.split(/\n[ \t]*\n/)).map(fieldsOf)
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
  const host = blocks.find((block) => block.has('reporting-mta'))
  return {
    turn: turnWithin(message),
    status,
    code: /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get('status') ?? '')?.[0] ?? null,
    reason: reasonOf(fields.get('diagnostic-code') ?? ''),
    recipient: addressIn(fields.get('original-recipient') ?? fields.get('final-recipient') ?? ''),
    claimed: instantOf(fields.get('last-attempt-date') ?? host?.get('arrival-date')),
  }
}

function unstructured(message: Message): DeliveryReport | null {
  const sender = SENDER.test(message.headers.get('from')?.[0] ?? '')
  const subject = SUBJECT.test(fold(message.subject.slice(0, 500)).trim())
  const empty = message.headers.get('return-path')?.some((value) => /^\s*<\s*>\s*$/.test(value)) === true
  if (!sender && !(subject && (empty || message.returned.length > 0))) return null
  const text = message.text.slice(0, MOST_CHARACTERS)
  const words = fold(`${message.subject}\n${text}`)
  const status = DELAYED.test(words) ? 'delayed' : RELAYED.test(words) ? 'relayed' : 'failed'
  return {
    turn: turnWithin(message),
    status,
    code: /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(text)?.[0] ?? null,
    reason: reasonOf(text),
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

// The server's own words may name a person: of them only the reply code is kept.
function reasonOf(text: string): string | null {
  const [, code] = /(?:^|[\s;:])([245]\d\d)[ -](?=\D|[245]\.)/.exec(text) ?? []
  return code === undefined ? null : `SMTP ${code}`
}

function addressIn(text: string): string | null {
  return /[\w.+=-]{1,64}@[a-z0-9.-]{1,253}/i.exec(text)?.[0]?.toLowerCase() ?? null
}

// The brand's published address may be named; any other may be a person's own, so only its domain is kept.
function published(address: string | null, contact: Contact | null): string | null {
  if (address === null) return null
  if (contact?.target.kind === 'email' && contact.target.address.toLowerCase() === address) return address
  return address.slice(address.lastIndexOf('@') + 1)
}

function instantOf(written: string | undefined): Instant | null {
  if (written === undefined || !/([+-]\d{4}|\bGMT|\bUTC?)/.test(written)) return null
  const read = new Date(written)
  return Number.isNaN(read.getTime()) || read.getUTCFullYear() > 9999 ? null : read.toISOString()
}
