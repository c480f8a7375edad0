import type { Address, Attachment, Email } from 'postal-mime'
import type { Instant } from '../model/time.ts'
import { messageOf } from '../support/errors.ts'
import { htmlToText } from '../text/html.ts'
import { loadLanguages } from '../text/language.ts'
import { boundedMail, headOf } from './bounds.ts'

/** Someone named in a header: the address and its domain in lower case, and the name that stood beside it. */
export interface Party {
  readonly address: string
  readonly domain: string
  readonly name: string | null
}

/** A mail taken apart, as far as it could be read. What strangers wrote stays hostile until it is escaped. */
export interface Message {
  /** With its brackets, as it was written. */
  readonly messageId: string | null
  readonly inReplyTo: readonly string[]
  readonly references: readonly string[]
  readonly from: Party | null
  readonly replyTo: readonly Party[]
  /** Every address that the mail was for, by whatever header says so: To, Cc, Delivered-To, X-Original-To, Received. */
  readonly recipients: readonly string[]
  readonly subject: string
  /** The sender's own clock; null where it is not there, or does not say exactly when. */
  readonly date: Instant | null
  /** By lower-case name; values with their encoded words decoded. */
  readonly headers: ReadonlyMap<string, readonly string[]>
  readonly contentType: string
  /** The plain text; where there is none, what an HTML part shows, its quotes marked by `>`. */
  readonly text: string
  readonly attachments: readonly { readonly name: string | null; readonly mediaType: string }[]
  /** The text of each `message/delivery-status` part. */
  readonly deliveryStatus: readonly string[]
  /** The headers and first lines of each message that came back as a part of this one. */
  readonly returned: readonly string[]
  /** What could not be read, and why. */
  readonly notes: readonly string[]
}

const LIMITS = { forceRfc822Attachments: true, maxNestingDepth: 40, maxHeadersSize: 1024 * 1024 } as const
const LONGEST_VALUE = 10_000
const LONGEST_PART = 200_000
const MOST_ADDRESSES = 200
const NOTHING: Email = { headers: [], headerLines: [], attachments: [] }
const ZONE = /([+-]\d{4}|\b(GMT|UTC?|Z|[ECMP][SD]T))(\s|$|\()/

/** Takes a mail apart. Never throws: of a hostile or broken mail there is what could be read, and a note. */
export async function parseMessage(bytes: Uint8Array): Promise<Message> {
  const [{ default: PostalMime, decodeWords }] = await Promise.all([import('postal-mime'), loadLanguages()])
  const bounded = boundedMail(bytes)
  const notes = [...bounded.notes]
  const read = async (input: Uint8Array) => PostalMime.parse(input, LIMITS)
  const email = await read(bounded.bytes).catch(async (thrown: unknown) => {
    notes.push(`only the headers could be read: ${messageOf(thrown)}`)
    return read(headOf(bounded.bytes)).catch(() => NOTHING)
  })
  return messageFrom(readable(email, bounded.bytes, notes), decodeWords, notes)
}

// A mail whose parts can not be told apart still has its bytes.
function readable(email: Email, bytes: Uint8Array, notes: string[]): Email {
  if (notes.length > 0 || email.text?.trim() || email.html?.trim() || email.attachments.length > 0) return email
  const head = headOf(bytes)
  const body = new TextDecoder().decode(bytes.subarray(head.length, head.length + LONGEST_PART)).trim()
  if (body === '') return email
  notes.push('its parts could not be told apart')
  return { ...email, text: body }
}

function messageFrom(email: Email, decodeWords: (text: string) => string, notes: readonly string[]): Message {
  const headers = new Map<string, string[]>()
  for (const { key, value } of email.headers) {
    const short = value.slice(0, LONGEST_VALUE)
    headers.set(key, [...(headers.get(key) ?? []), short.includes('=?') ? decodeWords(short) : short])
  }
  const values = (name: string) => headers.get(name) ?? []
  const text = email.text?.trim() ? email.text : htmlToText(email.html ?? '')
  return {
    messageId: idsIn(values('message-id'))[0] ?? null,
    inReplyTo: idsIn(values('in-reply-to')),
    references: idsIn(values('references')),
    from: parties([email.from])[0] ?? null,
    replyTo: parties(email.replyTo),
    recipients: recipientsOf(email, values),
    subject: values('subject')[0] ?? '',
    date: claimedDate(email.date, values('date')[0]),
    headers,
    contentType: values('content-type')[0] ?? '',
    text: text.replace(/\r\n?/g, '\n'),
    attachments: email.attachments.map(({ filename, mimeType }) => ({ name: filename, mediaType: mimeType })),
    deliveryStatus: partsOf(email, /^message\/(global-)?delivery-status$/),
    returned: partsOf(email, /^(message\/(rfc822|global)(-headers)?|text\/rfc822-headers)$/),
    notes,
  }
}

function recipientsOf(email: Email, values: (name: string) => readonly string[]): readonly string[] {
  const named = parties([...(email.to ?? []), ...(email.cc ?? [])]).map(({ address }) => address)
  const stamped = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-delivered-to']
    .flatMap(values)
    .flatMap((value) => value.toLowerCase().match(/[^\s<>,;]{1,200}@[^\s<>,;]{1,253}/g) ?? [])
  const traced = values('received').flatMap(
    (value) => /\sfor\s+<?([^\s<>;]{1,200}@[^\s<>;]{1,253})/i.exec(value)?.[1]?.toLowerCase() ?? [],
  )
  return [...new Set([...named, ...stamped, ...traced])].slice(0, MOST_ADDRESSES)
}

function parties(addresses: readonly (Address | undefined)[] | undefined): readonly Party[] {
  return (addresses ?? [])
    .slice(0, MOST_ADDRESSES)
    .flatMap((entry) => entry?.group ?? (entry === undefined ? [] : [entry]))
    .flatMap(({ address, name }) => {
      const plain = (address ?? '').trim().toLowerCase()
      const at = plain.lastIndexOf('@')
      return at < 1 ? [] : [{ address: plain, domain: plain.slice(at + 1), name: name?.trim() || null }]
    })
}

function idsIn(values: readonly string[]): readonly string[] {
  return values.flatMap((value) => value.match(/<[^<>\s]{3,400}>/g) ?? []).slice(0, MOST_ADDRESSES)
}

// A date without a zone says a different instant on every machine.
function claimedDate(read: string | undefined, written: string | undefined): Instant | null {
  if (read === undefined || !ZONE.test(written ?? '')) return null
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(read) ? read : null
}

function partsOf(email: Email, type: RegExp): readonly string[] {
  return email.attachments.filter(({ mimeType }) => type.test(mimeType)).map(textOf)
}

function textOf({ content }: Attachment): string {
  if (typeof content === 'string') return content.slice(0, LONGEST_PART)
  return new TextDecoder().decode(new Uint8Array(content).subarray(0, LONGEST_PART)).replace(/\r\n?/g, '\n')
}
