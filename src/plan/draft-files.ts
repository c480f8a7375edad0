import { stringify } from 'yaml'
import type { Recipe } from '../model/recipe.ts'
import type { DraftedBrand } from './draft-brand.ts'

/** `brands/<slug>.yaml` as text, with what a person must check on top. */
export function brandYaml({ brand, toCheck }: DraftedBrand): string {
  const lists = { values: brand.values.length, promises: brand.promises.length }
  const filled = Object.fromEntries(Object.entries(brand).filter(([key]) => lists[key as keyof typeof lists] !== 0))
  return written(['Drafted from the brand’s own pages.', ...toCheck.map((one) => `Check: ${one}.`)], filled)
}

/** `recipes/<slug>.yaml` as text. */
export function recipeYaml(recipe: Recipe, notes: readonly string[]): string {
  const { recipe: format, version, grade, steps, irreversible, allowed, success, failure, barriers, timeout } = recipe
  const filled = {
    recipe: format,
    ...(version === 1 ? {} : { version }),
    grade,
    steps,
    irreversible,
    ...(allowed.length > 0 ? { allowed } : {}),
    success,
    ...(failure.length > 0 ? { failure } : {}),
    ...(barriers.length > 0 ? { barriers } : {}),
    ...(timeout === 30_000 ? {} : { timeout }),
  }
  const top = 'How this brand’s form is filled. Drafted from the page, rehearsed by `rehearse`, approved by a person.'
  return written([top, ...notes.map((note) => `Check: ${note}.`)], filled)
}

/** The same recipe with a higher grade, and the day of it; all else in the file stays as it was written. */
export function raisedGrade(text: string, grade: Recipe['grade'], day: string): string {
  const order: readonly Recipe['grade'][] = ['drafted', 'rehearsed', 'approved']
  const [line, now = ''] = /^grade:\s*(\w+).*$/m.exec(text) ?? []
  if (line === undefined || order.indexOf(now as Recipe['grade']) >= order.indexOf(grade)) return text
  const raised = text.replace(line, `grade: ${grade}`)
  return /^checked:.*$/m.test(raised)
    ? raised.replace(/^checked:.*$/m, `checked: ${day}`)
    : raised.replace(`grade: ${grade}`, `grade: ${grade}\nchecked: ${day}`)
}

function written(comments: readonly string[], value: object): string {
  const top = comments.map((line) => `# ${line.replace(/\s+/g, ' ')}\n`).join('')
  return `${top}${stringify(value, { lineWidth: 120, aliasDuplicateObjects: false })}`
}
