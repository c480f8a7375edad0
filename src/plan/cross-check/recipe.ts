import type { Recipe } from '../../model/recipe.ts'
import type { Persona } from '../../model/study.ts'
import type { Problem } from '../../support/errors.ts'
import { missingFor, templatesOf } from '../cast.ts'
import type { LocatedBrand } from '../read-brands.ts'
import type { Located } from '../read-yaml.ts'
import { covers } from '../reserved.ts'
import { unknownVariables } from '../variables.ts'
import { problemAt } from './report.ts'

/** How a form is filled: it opens on the brand's domains, ends in one click that submits, and fills what we know. */
export function checkRecipe(
  recipe: Located<Recipe & { readonly slug: string }>,
  brands: readonly LocatedBrand[],
  personas: readonly Persona[],
): readonly Problem[] {
  const { steps, slug } = recipe.value
  const users = brands.filter(({ value }) => value.channels.form?.recipe === slug)
  const [first] = steps
  return [
    ...(first?.do === 'open'
      ? []
      : [problemAt(recipe, ['steps', 0], `Expected the first step to be \`open\`, got \`${first?.do}\``)]),
    ...submitProblems(recipe),
    ...unfillable(recipe, personas),
    ...steps.flatMap((step, i) => [
      ...templatesOf(step).flatMap((text) =>
        unknownVariables(text, 'recipe').map((name) =>
          problemAt(recipe, ['steps', i], `Expected a known variable, got \`{{${name}}}\``),
        ),
      ),
      ...users.flatMap(({ value }) => {
        const host = step.do === 'open' ? hostOf(step.url, value.homePage) : null
        if (host === null || value.domains.some((domain) => covers(domain, host))) return []
        return [
          problemAt(
            recipe,
            ['steps', i, 'url'],
            `Expected \`open\` to stay on the domains of \`${value.slug}\`, got \`${host}\``,
          ),
        ]
      }),
    ]),
  ]
}

function submitProblems(recipe: Located<Recipe>): readonly Problem[] {
  const clicks = recipe.value.steps.flatMap((step, i) => (step.do === 'click' ? [{ i, submits: step.submits }] : []))
  const submits = clicks.filter((click) => click.submits)
  const [one] = submits
  if (one === undefined)
    return [problemAt(recipe, ['steps'], 'Expected one click with `submits: true`, the irreversible one, got none')]
  if (submits.length > 1) {
    return submits
      .slice(1)
      .map(({ i }) => problemAt(recipe, ['steps', i], 'Expected one click with `submits: true`, got another'))
  }
  const last = clicks.at(-1)
  if (last !== one)
    return [
      problemAt(
        recipe,
        ['steps', one.i],
        'Expected the click with `submits: true` to be the last click, got one before another',
      ),
    ]
  const after = recipe.value.steps.findIndex((step, i) => i > one.i && step.do !== 'wait')
  if (after === -1) return []
  return [
    problemAt(
      recipe,
      ['steps', after],
      `Expected nothing but waiting after the click with \`submits: true\`, got \`${recipe.value.steps[after]?.do}\``,
    ),
  ]
}

function unfillable(recipe: Located<Recipe>, personas: readonly Persona[]): readonly Problem[] {
  const missing = personas.map((persona) => missingFor(persona, recipe.value))
  if (missing.some(({ length }) => length === 0)) return []
  const [least = []] = missing.toSorted((a, b) => a.length - b.length)
  const wanted = least.map((name) => `{{${name}}}`).join(', ')
  return [problemAt(recipe, ['steps'], `Expected a persona who can fill \`${wanted}\`, got none`)]
}

function hostOf(url: string, base: string): string | null {
  return URL.canParse(url, base) ? new URL(url, base).hostname : null
}
