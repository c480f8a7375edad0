import { domainToASCII } from 'node:url'
import { messageOf } from '../../src/support/errors.ts'
import type { Obstacle } from './blocked.ts'
import type { EmailOptions, ResolveMx } from './options.ts'
import { isReserved } from './reserved.ts'

/** A door to try: a host and its port. */
export interface Door {
  readonly host: string
  readonly port: number
}

/** The doors at which mail for a domain is taken, in the order of its wish; or why there is none. */
export type Route = { readonly kind: 'doors'; readonly doors: readonly Door[] } | ({ readonly kind: 'none' } & Obstacle)

// More servers than this are never needed to learn that none answers.
const MOST_DOORS = 5

/** Finds who takes mail for a domain. Reserved domains have a route in the study or none; all others are asked of the name service. */
export async function findRoute(domain: string, options: EmailOptions): Promise<Route> {
  const { delivery, routes } = options
  if (delivery.kind === 'relay') return { kind: 'doors', doors: [{ host: delivery.host, port: delivery.port }] }
  const route = routes[domain]
  if (route !== undefined) return { kind: 'doors', doors: [doorOf(route)] }
  if (isReserved(domain)) return none(`${domain} is a reserved domain without a route in the study`)
  return askNames(domainToASCII(domain), options.resolveMx ?? (await import('node:dns/promises')).resolveMx)
}

async function askNames(domain: string, resolveMx: ResolveMx): Promise<Route> {
  try {
    const found = await resolveMx(domain)
    // RFC 7505: a single empty exchange says that the domain takes no mail.
    if (found.length === 1 && /^\.?$/.test(found[0]?.exchange ?? ''))
      return none(`${domain} says that it takes no mail`)
    const wished = found.toSorted((a, b) => a.priority - b.priority).map(({ exchange }) => exchange)
    return atDoors(wished.length === 0 ? [domain] : wished)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENODATA') return atDoors([domain])
    if (code === 'ENOTFOUND') return none(`${domain} does not exist`)
    const detail = `the name service did not answer for ${domain}: ${messageOf(error)}`
    return { kind: 'none', barrier: 'unreachable', passing: true, detail }
  }
}

function atDoors(hosts: readonly string[]): Route {
  return { kind: 'doors', doors: hosts.slice(0, MOST_DOORS).map((host) => ({ host, port: 25 })) }
}

function none(detail: string): Route {
  return { kind: 'none', barrier: 'no-route', passing: false, detail }
}

function doorOf(route: string): Door {
  const colon = route.lastIndexOf(':')
  return { host: route.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(route.slice(colon + 1)) }
}
