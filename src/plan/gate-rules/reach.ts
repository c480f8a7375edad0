import { isSuppressed } from '../desk.ts'
import type { TurnRule } from '../gate.ts'
import { covers } from '../reserved.ts'

/** Whether anything may go there at all. */
export const reachRules: readonly TurnRule[] = [
  {
    code: 'brand-opted-out',
    against: ({ contact }, { optedOut }) =>
      optedOut.includes(contact.brand) ? `\`${contact.brand}\` asked not to be written to` : null,
  },
  {
    code: 'suppressed',
    against: ({ to, address }, { suppression }) =>
      isSuppressed(suppression, to, address) ? `The suppression list names ${to} or an address there` : null,
  },
  {
    code: 'outside-domain',
    against: ({ plan, contact, to }) => {
      const brand = plan.brands.find(({ slug }) => slug === contact.brand)
      const within = (domains: readonly string[]) => domains.some((domain) => covers(domain, to))
      if (brand !== undefined && within(brand.domains) && within(plan.domains)) return null
      return `Expected one of ${brand?.domains.join(', ') ?? 'no domains'}, got ${to}`
    },
  },
]
