import type { ObservationOf } from '../model/observation.ts'
import type { Contact, Plan } from '../model/plan.ts'
import type { Belonging } from '../model/reading.ts'
import { ticketIn } from '../text/ticket.ts'
import { addressBook } from './address-book.ts'
import type { Known } from './known.ts'
import type { Message } from './message.ts'
import { ownMail } from './own-mail.ts'
import { threadOf } from './thread.ts'

/** A message to be given to its contact, and what a person said of it. */
export interface Stray {
  readonly message: Message
  readonly decision: ObservationOf<'decision'> | null
}

/**
 * Whose message each one is, with the reason. A person's word wins; then our own address, our own Message-IDs, a token in
 * the subject, a ticket number that this contact heard before. What fits none, or two, waits in quarantine; nothing is dropped.
 *
 * All messages are read before one is judged, and ticket numbers are followed until nothing changes,
 * so the order of arrival makes no difference.
 */
export function correlate(strays: readonly Stray[], known: Known): readonly Belonging[] {
  const own = ownMail(known)
  const direct = directly(known)
  const settled = strays.map((stray) => decided(stray, known.plan) ?? own(stray.message) ?? direct(stray.message))
  return followTickets(strays, settled, known.plan)
}

function decided({ decision }: Stray, plan: Plan): Belonging | null {
  const says = decision?.fact.says
  if (says?.kind !== 'belongs-to') return null
  if (says.contact === null)
    return { kind: 'quarantine', candidates: [], reason: 'a person said that it belongs to no contact' }
  if (!plan.contacts.some(({ id }) => id === says.contact)) {
    return { kind: 'quarantine', candidates: [], reason: 'a person gave it to a contact that this plan does not have' }
  }
  return { kind: 'contact', contact: says.contact, by: 'person', reason: 'a person said so' }
}

/** The steps that need no other message: each gives contacts, one of which decides. */
function directly({ plan, outcomes }: Known): (message: Message) => Belonging | null {
  const book = addressBook(plan)
  const thread = threadOf(plan, outcomes)
  return (message) => {
    const addressed = book.addressed(message.recipients)
    const threaded = thread.named(message)
    const steps = [
      { by: 'address', found: addressed, reason: 'it came to our own address for this contact' },
      { by: 'message-id', found: threaded, reason: 'it names a Message-ID of ours' },
      { by: 'message-id', found: thread.quoted(message), reason: 'it quotes a Message-ID of ours' },
      {
        by: 'address',
        found: book.quoted(message.text),
        reason: 'our own address for this contact stands in its text',
      },
      { by: 'subject-tag', found: book.tagged(message.subject), reason: "its subject bears the contact's token" },
    ] as const
    for (const { by, found, reason } of steps) {
      const [first, ...others] = found
      if (first === undefined) continue
      if (others.length === 0) return { kind: 'contact', contact: first.id, by, reason }
      const both = found.filter((contact) => threaded.includes(contact))
      if (by === 'address' && both.length === 1 && both[0] !== undefined) {
        return { kind: 'contact', contact: both[0].id, by, reason: `${reason}, and names its Message-ID` }
      }
      return quarantine(found, 'it fits more than one contact')
    }
    return null
  }
}

function followTickets(
  strays: readonly Stray[],
  settled: readonly (Belonging | null)[],
  plan: Plan,
): readonly Belonging[] {
  const contacts = new Map(plan.contacts.map((contact) => [contact.id, contact]))
  const tickets = strays.map(({ message }) => ticketOf(message, plan))
  let current = [...settled]
  for (;;) {
    const heard = new Map<string, Set<Contact>>()
    current.forEach((belonging, index) => {
      const contact = belonging?.kind === 'contact' ? contacts.get(belonging.contact) : undefined
      for (const key of contact === undefined ? [] : keysOf(tickets[index], contact.brand)) {
        if (contact !== undefined) heard.set(key, (heard.get(key) ?? new Set()).add(contact))
      }
    })
    const next = current.map((belonging, index) => belonging ?? byTicket(tickets[index], heard))
    if (next.every((belonging, index) => belonging === current[index])) {
      return next.map((belonging, index) => belonging ?? leftOver(strays[index]?.message, tickets[index], heard, plan))
    }
    current = next
  }
}

/** The number that a message names, and the brands whose desk may have written it. */
interface Ticket {
  readonly number: string | null
  readonly brands: readonly string[]
  readonly domain: string
}

function ticketOf(message: Message, plan: Plan): Ticket {
  const domain = message.from?.domain ?? ''
  return { number: ticketIn(message.subject, message.text), brands: brandsOf(domain, plan), domain }
}

// A number is a desk's own: two brands may both have a ticket 4711. It counts for the brand, and for the domain that said it.
function keysOf(ticket: Ticket | undefined, brand: string): readonly string[] {
  if (ticket === undefined || ticket.number === null) return []
  return [brandKey(ticket, brand), domainKey(ticket)]
}

function brandKey({ number }: Ticket, brand: string): string {
  return `brand ${brand} ${number}`
}

function domainKey({ number, domain }: Ticket): string {
  return `domain ${domain} ${number}`
}

function heardOf(ticket: Ticket | undefined, heard: ReadonlyMap<string, ReadonlySet<Contact>>): readonly Contact[] {
  if (ticket === undefined || ticket.number === null) return []
  const keys = [domainKey(ticket), ...ticket.brands.map((brand) => brandKey(ticket, brand))]
  return [...new Set(keys.flatMap((key) => [...(heard.get(key) ?? [])]))]
}

function byTicket(ticket: Ticket | undefined, heard: ReadonlyMap<string, ReadonlySet<Contact>>): Belonging | null {
  const [only, ...others] = heardOf(ticket, heard)
  if (only === undefined || others.length > 0) return null
  return {
    kind: 'contact',
    contact: only.id,
    by: 'ticket',
    reason: 'it names the ticket that this contact heard before',
  }
}

function leftOver(
  message: Message | undefined,
  ticket: Ticket | undefined,
  heard: ReadonlyMap<string, ReadonlySet<Contact>>,
  plan: Plan,
): Belonging {
  const shared = heardOf(ticket, heard)
  if (shared.length > 0) return quarantine(shared, 'its ticket was heard on more than one contact')
  const brands = brandsOf(message?.from?.domain ?? '', plan)
  const near = plan.contacts.filter(({ brand }) => brands.includes(brand))
  return near.length > 0
    ? quarantine(near, 'only the domain that wrote it fits')
    : quarantine([], 'nothing in it fits a contact')
}

function brandsOf(domain: string, plan: Plan): readonly string[] {
  return plan.brands
    .filter(({ domains }) =>
      domains.some((own) => domain === own.toLowerCase() || domain.endsWith(`.${own.toLowerCase()}`)),
    )
    .map(({ slug }) => slug)
}

function quarantine(contacts: readonly Contact[], reason: string): Belonging {
  return { kind: 'quarantine', candidates: contacts.map(({ id }) => id).toSorted(), reason }
}
