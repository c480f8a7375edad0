import type { ContactId } from '../model/plan.ts'
import type { Persona, Sender } from '../model/study.ts'
import { letters } from './chance.ts'

// No l and 1, no o and 0, no i: a person may have to read a token aloud.
const LEGIBLE = 'abcdefghjkmnpqrstuvwxyz23456789'
const ALL = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Mints names that no two contacts of a study share. They follow from the seed, which is private to the study. */
export function createMint(seed: string) {
  const minted = new Set<string>()
  const once = (kind: string, label: string, alphabet: string): string => {
    for (let attempt = 0; ; attempt++) {
      const name = letters(seed, `${kind}|${label}|${attempt}`, alphabet, 8)
      if (minted.has(`${kind}|${name}`)) continue
      minted.add(`${kind}|${name}`)
      return name
    }
  }
  return {
    contact: (label: string): ContactId => `c-${once('contact', label, ALL)}`,
    token: (label: string): string => once('token', label, LEGIBLE),
  }
}

/** The reply address of one contact. */
export function replyAddress(sender: Sender, persona: Persona, token: string): string {
  return sender.addressing === 'plus'
    ? `${sender.mailbox}+${token}@${sender.domain}`
    : `${persona.mailName}.${token}@${sender.domain}`
}

/** Where canaries go: the same way as the answers. */
export function canaryAddress(sender: Sender, token: string): string {
  return sender.addressing === 'plus'
    ? `${sender.mailbox}+canary-${token}@${sender.domain}`
    : `canary.${token}@${sender.domain}`
}
