import type { ObservationOf } from '../model/observation.ts'
import type { Contact, Plan, TurnId } from '../model/plan.ts'
import { parseMessageId } from '../support/message-id.ts'
import type { Message } from './message.ts'

/** Finds contacts by the Message-IDs of our own turns. */
export interface Thread {
  /** By In-Reply-To and References. */
  named(message: Message): readonly Contact[]
  /** By a message of ours that came back as a part, or whose Message-ID stands in the text. */
  quoted(message: Message): readonly Contact[]
}

const MOST_CHARACTERS = 200_000
const ID_LIKE = /[a-z2-9]{8}\.(?:opening|close|reply\.[a-z_]{1,40})@[a-z0-9.-]{1,253}/gi

/** The thread of a plan: the Message-IDs that we mint, and those that the outcomes say were sent. */
export function threadOf(plan: Plan, outcomes: readonly ObservationOf<'outcome'>[]): Thread {
  const byToken = new Map(plan.contacts.map((contact) => [contact.token, contact]))
  const byId = new Map(plan.contacts.map((contact) => [contact.id, contact]))
  const sent = new Map<string, Contact>()
  for (const { contact, fact } of outcomes) {
    const of = contact === null ? undefined : byId.get(contact)
    if (fact.messageId !== null && of !== undefined) sent.set(fact.messageId.toLowerCase(), of)
  }
  const find = (id: string) => sent.get(id.toLowerCase()) ?? byToken.get(parseMessageId(id)?.token ?? '')
  const unique = (ids: readonly string[]) => [...new Set(ids.map(find).filter((one) => one !== undefined))]
  return {
    named: ({ inReplyTo, references }) => unique([...inReplyTo, ...references]),
    quoted: (message) => unique(idsWithin(message)),
  }
}

/** The turn of ours that a message brings back or quotes; null where it names none. */
export function turnWithin(message: Message): TurnId | null {
  const ids = [...idsWithin(message), ...message.inReplyTo, ...message.references]
  return ids.map(parseMessageId).find((own) => own !== null)?.turn ?? null
}

function idsWithin({ returned, text }: Message): readonly string[] {
  const parts = [...returned, text].map((part) => part.slice(0, MOST_CHARACTERS))
  const tops = returned.flatMap((part) => /^message-id:\s*(<[^<>\s]{3,400}>)/im.exec(part.slice(0, 20_000))?.[1] ?? [])
  return [...tops, ...parts.flatMap((part) => part.match(ID_LIKE) ?? [])]
}
