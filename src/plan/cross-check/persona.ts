import type { Problem } from '../../support/errors.ts'
import { canPlay } from '../cast.ts'
import type { LocatedStudy } from '../read-study.ts'
import { problemAt, repeated } from './report.ts'

/** Whether someone can play every scenario in every language of the study. */
export function checkPersonas({ study, scenarios }: LocatedStudy): readonly Problem[] {
  const { personas, languages, engagement } = study.value
  const unspoken = languages.filter((language) => !personas.some((persona) => persona.languages.includes(language)))
  return [
    ...repeated(
      study,
      ['personas'],
      personas.map(({ slug }) => slug),
      'slug',
    ),
    ...repeated(
      study,
      ['personas'],
      personas.map(({ mailName }) => mailName),
      'mailName',
    ),
    ...unspoken.map((language) =>
      problemAt(
        study,
        ['languages', languages.indexOf(language)],
        `Expected a persona who speaks \`${language}\`, got none`,
      ),
    ),
    ...scenarios.flatMap(({ value }) => {
      // Scripts that can't be read are reported where they stand.
      if (Object.keys(value.scripts).length === 0) return []
      const at = ['scenarios', study.value.scenarios.indexOf(value.slug)]
      const spoken = languages.filter((language) => value.scripts[language] !== undefined)
      if (spoken.length === 0) {
        return [
          problemAt(
            study,
            at,
            `Expected scenario \`${value.slug}\` to be written in one of ${languages.join(', ')}, got ${Object.keys(value.scripts).join(', ')}`,
          ),
        ]
      }
      const missing = value.needs.filter((item) => !personas.some((persona) => persona.items[item] !== undefined))
      if (missing.length > 0) {
        return missing.map((item) =>
          problemAt(
            study,
            ['personas'],
            `Expected a persona who has \`items.${item}\`, which scenario \`${value.slug}\` needs, got none`,
          ),
        )
      }
      if (spoken.some((language) => personas.some((persona) => canPlay(persona, value, language)))) return []
      return unspoken.length > 0
        ? []
        : [
            problemAt(
              study,
              at,
              `Expected a persona who can play scenario \`${value.slug}\` in one of ${spoken.join(', ')}, got none`,
            ),
          ]
    }),
    ...(engagement.kind === 'genuine-case' && !personas.some(({ slug }) => slug === engagement.customer.persona)
      ? [
          problemAt(
            study,
            ['engagement', 'customer', 'persona'],
            `Expected \`engagement.customer.persona\` to be one of the personas, got \`${engagement.customer.persona}\``,
          ),
        ]
      : []),
  ]
}
