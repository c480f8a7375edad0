import type { Brand } from '../model/brand.ts'
import type { Contact, Words } from '../model/plan.ts'
import type { Scenario, Script, Wording } from '../model/scenario.ts'
import type { Persona } from '../model/study.ts'
import { Item } from '../model/words.ts'
import { personaValues } from './cast.ts'
import { fill, variablesIn } from './variables.ts'

/** What a desk may ask for that is a file. */
export const ATTACHED: readonly Item[] = ['invoice', 'photo']

/** Every word that one contact can ever send, filled in. */
export function contactWords(
  brand: Brand,
  persona: Persona,
  scenario: Scenario,
  script: Script,
  wording: Wording,
): Pick<Contact, 'opening' | 'replies' | 'close'> {
  const values = { ...personaValues(persona), brand: brand.name, product: brand.product }
  const said = (text: string) => fill(text, values)
  const subject = said(wording.subject)
  return {
    opening: { subject, body: said(wording.body), attachment: null },
    replies: repliesOf(persona, scenario, script, said),
    close: {
      answered: { subject: null, body: said(script.close), attachment: null },
      unanswered: { subject: `Re: ${subject}`, body: said(script.closeUnanswered), attachment: null },
    },
  }
}

/** A reply for each thing that this persona can give. */
function repliesOf(
  persona: Persona,
  scenario: Scenario,
  script: Script,
  said: (text: string) => string,
): Partial<Record<Item, Words>> {
  const values: Readonly<Record<string, string | undefined>> = { ...personaValues(persona), brand: '', product: '' }
  const replies: Partial<Record<Item, Words>> = {}
  for (const item of Item.options) {
    const text = script.replies[item]
    const held = persona.items[item]
    if (text === undefined || held === undefined) continue
    if (!scenario.needs.includes(item) && variablesIn(text).some((name) => values[name] === undefined)) continue
    replies[item] = { subject: null, body: said(text), attachment: ATTACHED.includes(item) ? held : null }
  }
  return replies
}
