import type { Contact, Plan } from '../model/plan.ts'

/** Finds contacts by our own addresses. Each answer names a contact once. */
export interface AddressBook {
  /** By addresses that a mail was for. */
  addressed(addresses: readonly string[]): readonly Contact[]
  /** By an address of ours that stands in a text. */
  quoted(text: string): readonly Contact[]
  /** By a token that stands alone in a subject. */
  tagged(subject: string): readonly Contact[]
}

const MOST_CHARACTERS = 200_000

/** The book of a plan's minted addresses. */
export function addressBook(plan: Plan): AddressBook {
  const byToken = new Map(plan.contacts.map((contact) => [repaired(contact.token), contact]))
  const byAddress = new Map(plan.contacts.map((contact) => [repaired(contact.address), contact]))
  const domains = new Set(plan.contacts.map(({ address }) => domainOf(address)))

  // The token is the opaque part; whatever a desk hangs on or takes off around it, it still says who.
  function find(address: string): Contact | undefined {
    if (!domains.has(domainOf(address))) return undefined
    const exact = byAddress.get(repaired(address))
    if (exact !== undefined) return exact
    const local = repaired(address.slice(0, address.lastIndexOf('@')))
    return local.split(/[^a-z0-9]/).flatMap((piece) => byToken.get(piece) ?? [])[0]
  }
  const unique = (found: readonly (Contact | undefined)[]) => [...new Set(found.filter((one) => one !== undefined))]

  return {
    addressed: (addresses) => unique(addresses.map(find)),
    quoted: (text) => unique((text.slice(0, MOST_CHARACTERS).match(/[\w.+=-]{1,100}@[\w.-]{1,253}/g) ?? []).map(find)),
    tagged: (subject) =>
      unique((subject.toLowerCase().match(/\b[a-z2-9]{8}\b/g) ?? []).map((word) => exactToken(plan, word))),
  }
}

// People and scanners read l as 1 and o as 0; the token has neither digit, and both sides are repaired alike.
function repaired(text: string): string {
  return text.trim().toLowerCase().replaceAll('1', 'l').replaceAll('0', 'o')
}

function domainOf(address: string): string {
  return address
    .slice(address.lastIndexOf('@') + 1)
    .toLowerCase()
    .replace(/\.$/, '')
}

function exactToken(plan: Plan, word: string): Contact | undefined {
  return plan.contacts.find(({ token }) => token === word)
}
