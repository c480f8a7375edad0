import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Contact, Plan, TurnId, Words } from '../model/plan.ts'
import type { Item } from '../model/words.ts'
import type { Action } from '../probe/due.ts'
import type { Turn } from '../probe/probe.ts'
import { RingbackError } from '../support/errors.ts'
import { messageIdOf } from '../support/message-id.ts'
import type { Reader } from './readings.ts'

/** Which channel carries a turn: the opening goes by the contact's own, what follows is mail. */
export function channelOf({ contact, turn }: Action): Contact['channel'] {
  return turn === 'opening' ? contact.channel : 'email'
}

/** The frozen words of an action, addressed; null where there is nowhere to send them (a form that never wrote back). */
export async function turnOf(action: Action, plan: Plan, folder: string, reader: Reader): Promise<Turn | null> {
  const { contact, turn, reading } = action
  const persona = plan.personas.find(({ slug }) => slug === contact.persona)
  if (persona === undefined)
    throw new RingbackError('plan-changed', `Expected persona \`${contact.persona}\` in the plan`)
  const replyTo = reading === null ? null : await reader.replyTo(reading.evidence)
  const to = replyTo?.address ?? (contact.target.kind === 'email' ? contact.target.address : null)
  if (to === null && turn !== 'opening') return null
  const words = wordsOf(contact, turn, reading !== null)
  const brand = plan.brands.find(({ slug }) => slug === contact.brand)
  return {
    contact: contact.id,
    id: turn,
    language: contact.language,
    words: { ...words, subject: words.subject ?? replyTo?.subject ?? `Re: ${contact.opening.subject ?? ''}` },
    persona,
    address: contact.address,
    messageId: messageIdOf(contact.token, turn, plan.sender.domain),
    to,
    replyTo: turn === 'opening' ? null : (replyTo ?? firstMessage(contact, plan, to)),
    values: { ...persona.items, product: brand?.product ?? '', brand: brand?.name ?? '' },
    attachment: words.attachment === null ? null : await attachment(folder, words.attachment),
  }
}

function wordsOf(contact: Contact, turn: TurnId, heard: boolean): Words {
  if (turn === 'opening') return contact.opening
  if (turn === 'close') return heard ? contact.close.answered : contact.close.unanswered
  const item = turn.slice('reply:'.length) as Item
  const words = contact.replies[item]
  if (words === undefined)
    throw new RingbackError('plan-changed', `Expected a reply for \`${item}\` in contact ${contact.id}`)
  return words
}

// Where nothing came back, the close stands under our own opening.
function firstMessage(contact: Contact, plan: Plan, to: string | null) {
  if (to === null) return null
  const opening = messageIdOf(contact.token, 'opening', plan.sender.domain)
  return { address: to, messageId: opening, references: [opening], subject: `Re: ${contact.opening.subject ?? ''}` }
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  txt: 'text/plain',
}

async function attachment(folder: string, path: string): Promise<NonNullable<Turn['attachment']>> {
  const ending = path.split('.').at(-1)?.toLowerCase() ?? ''
  const bytes = await readFile(join(folder, path))
  return { name: basename(path), mediaType: MEDIA_TYPES[ending] ?? 'application/octet-stream', bytes }
}
