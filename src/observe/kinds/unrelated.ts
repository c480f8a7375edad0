import { fold } from '../../text/fold.ts'
import { spoken } from '../words/words.ts'
import type { Rule } from './rule.ts'

const REPLY = /^(re|aw|sv|rif|r|antw|betr|res)\s?(\[\d+\])?:/
const acknowledges = spoken('acknowledges')

/** Somebody else's mail: from a domain that is not the desk's, answering nothing of ours, to another name. */
export const unrelated: Rule = ({ message, contact, flat, author, shopper }) => {
  const desk = contact?.target.kind === 'email' ? domainOf(contact.target.address) : null
  const from = message.from?.domain ?? null
  if (desk === null || from === null || related(from, desk)) return null
  if (message.inReplyTo.length > 0 || message.references.length > 0) return null
  const subject = fold(message.subject.slice(0, 500)).trim()
  if (REPLY.test(subject) || acknowledges.in(flat) || shopper.some((name) => flat.includes(name))) return null
  return { kind: 'unrelated', by: author.by, why: [...author.why, 'another sender, who answers nothing of ours'] }
}

function related(a: string, b: string): boolean {
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`)
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}
