import type { Recipe, Step } from '../model/recipe.ts'
import type { Scenario, Script, Wording } from '../model/scenario.ts'
import type { Persona } from '../model/study.ts'
import type { Language } from '../model/words.ts'
import { PERSONAL, variablesIn } from './variables.ts'

/** Whether a persona can play a scenario in a language: speaks it, has what a desk may ask for, and can say at least one wording. */
export function canPlay(persona: Persona, scenario: Scenario, language: Language): boolean {
  const script = scenario.scripts[language]
  if (script === undefined || !persona.languages.includes(language)) return false
  if (scenario.needs.some((item) => persona.items[item] === undefined)) return false
  return script.openings.some((wording) => canSay(persona, scenario, script, wording))
}

/** Whether a persona can fill every variable of a wording and of what must be able to follow it. Trade wordings are for those with a company. */
export function canSay(persona: Persona, scenario: Scenario, script: Script, wording: Wording): boolean {
  if (wording.voice === 'trade' && persona.company === undefined) return false
  const replies = scenario.needs.map((item) => script.replies[item] ?? '')
  const texts = [wording.subject, wording.body, ...replies, script.close, script.closeUnanswered]
  const values = personaValues(persona)
  return texts
    .flatMap(variablesIn)
    .every((name) => name === 'brand' || name === 'product' || values[name] !== undefined)
}

/** Whether a persona can fill every field of a form that a recipe fills. */
export function canFill(persona: Persona, recipe: Recipe): boolean {
  return missingFor(persona, recipe).length === 0
}

/** What a recipe asks of the persona and this one does not have. */
export function missingFor(persona: Persona, recipe: Recipe): readonly string[] {
  const values: Readonly<Record<string, string | undefined>> = {
    ...personaValues(persona),
    'persona.phone': persona.phone?.number,
    'persona.address': persona.address,
  }
  const asked = recipe.steps.flatMap(templatesOf).flatMap(variablesIn)
  return [...new Set(asked)].filter((name) => PERSONAL.includes(name) && values[name] === undefined)
}

/** What a step writes. */
export function templatesOf(step: Step): readonly string[] {
  if (step.do === 'fill') return [step.with]
  if (step.do === 'select') return [step.option]
  return step.do === 'open' ? [step.url] : []
}

/** What a persona fills into `{{…}}`. */
export function personaValues({ name, company, items }: Persona): Readonly<Record<string, string | undefined>> {
  return {
    'persona.name': name,
    'persona.company': company,
    serial_number: items.serial_number,
    order_number: items.order_number,
    purchase_date: items.purchase_date,
  }
}
