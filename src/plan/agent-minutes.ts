import type { Contact, TurnId } from '../model/plan.ts'

/** The working time that reading a turn costs the desk, by the scenario's own estimate; what follows an opening is short. */
export function turnMinutes(contact: Pick<Contact, 'agentMinutes'>, turn: TurnId): number {
  return turn === 'opening' ? contact.agentMinutes : 1
}

/** The working time that a contact can cost with every reply and its close. */
export function wholeMinutes({ agentMinutes, replies }: Pick<Contact, 'agentMinutes' | 'replies'>): number {
  return agentMinutes + Object.keys(replies).length + 1
}
