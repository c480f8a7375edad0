import type { Brand } from '../model/brand.ts'
import type { Recipe } from '../model/recipe.ts'
import type { Scenario, Wording } from '../model/scenario.ts'
import type { Persona, Study } from '../model/study.ts'
import type { Channel, Language } from '../model/words.ts'
import { canFill, canPlay, canSay } from './cast.ts'
import { shuffled } from './chance.ts'

/** A contact that somebody could make. */
export interface Wish {
  readonly wave: number
  readonly channel: Channel
  readonly scenario: Scenario
  /** How the form is filled; null for a mail. */
  readonly recipe: Recipe | null
}

/** Who says it, in which words. */
export interface Role {
  readonly persona: Persona
  readonly language: Language
  readonly wording: Wording
}

/** The brand's first language in which somebody can say something that this desk has not read yet. */
export function chooseRole(
  study: Study,
  brand: Brand,
  { channel, scenario, wave, recipe }: Wish,
  desk: string,
  read: ReadonlySet<string>,
): Role | string {
  const shared = brand.languages.filter(
    (language) => study.languages.includes(language) && scenario.scripts[language] !== undefined,
  )
  if (shared.length === 0) return `study, brand and scenario share no language`
  const { engagement } = study
  const personas = study.personas.filter(
    ({ slug }) => engagement.kind !== 'genuine-case' || slug === engagement.customer.persona,
  )
  let spoken = false
  for (const language of shared) {
    const script = scenario.scripts[language]
    if (script === undefined) continue
    const able = personas.filter(
      (persona) => canPlay(persona, scenario, language) && (recipe === null || canFill(persona, recipe)),
    )
    const roles = able.flatMap((persona) =>
      script.openings
        .filter((wording) => canSay(persona, scenario, script, wording))
        .map((wording) => ({ persona, language, wording })),
    )
    spoken ||= roles.length > 0
    const fresh = roles.filter(
      ({ wording }) => !wordingKeys(brand, desk, scenario, language, wording).some((key) => read.has(key)),
    )
    const [first] = shuffled(fresh, study.seed, `role|${brand.slug}|${channel}|${scenario.slug}|${wave}`)
    if (first !== undefined) return first
  }
  return spoken
    ? `the desk has read every wording of ${scenario.slug} that the personas can use`
    : `no persona can play it in ${shared.join(', ')}`
}

/** A wording is spent for the brand and for the desk, which may serve other brands too. */
export function wordingKeys(
  brand: Brand,
  desk: string,
  scenario: Scenario,
  language: Language,
  wording: Wording,
): readonly string[] {
  const key = `${scenario.slug}|${language}|${wording.number}`
  return [`brand|${brand.slug}|${key}`, `desk|${desk}|${key}`]
}
