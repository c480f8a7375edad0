import type { Brand } from '../model/brand.ts'
import type { Contact } from '../model/plan.ts'
import type { Channel } from '../model/words.ts'
import { covers } from './reserved.ts'

/** The channels that a probe can send by; the others are recorded by a person. */
export const SENDABLE: readonly Channel[] = ['email', 'form']

/** Where a brand's contacts arrive by a channel: the mail domain or the form's host. Null where the brand has no such channel. */
export function deskOf({ channels }: Pick<Brand, 'channels'>, channel: Channel): string | null {
  const target = targetOf({ channels }, channel)
  if (target === null) return null
  return target.kind === 'email' ? domainOf(target.address) : new URL(target.url).hostname.toLowerCase()
}

/** Where an opening by a channel goes; null where the brand offers none, or where only a person can use it. */
export function targetOf({ channels }: Pick<Brand, 'channels'>, channel: Channel): Contact['target'] | null {
  if (channel === 'email' && channels.email) return { kind: 'email', address: channels.email.address }
  if (channel === 'form' && channels.form) return { kind: 'form', ...channels.form }
  return null
}

/** The domain of a mail address, lower case. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}

/** Whether the suppression list names this host, or this very address. */
export function isSuppressed(list: readonly string[], host: string, address: string | null): boolean {
  return list.some((entry) => {
    const name = entry.trim().toLowerCase()
    return name.includes('@') && !name.startsWith('@')
      ? name === address?.toLowerCase()
      : covers(name.replace(/^@/, ''), host)
  })
}
