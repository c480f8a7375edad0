import type { Problem } from '../support/errors.ts'
import { checkBrand } from './cross-check/brand.ts'
import { checkPersonas } from './cross-check/persona.ts'
import { checkPromises } from './cross-check/promise.ts'
import { checkRecipe } from './cross-check/recipe.ts'
import { checkStudyFile } from './cross-check/study.ts'
import type { LocatedStudy } from './read-study.ts'

/** What no single file can know: names that point nowhere, parts that contradict each other. */
export function crossCheck(located: LocatedStudy): readonly Problem[] {
  return [
    ...checkStudyFile(located),
    ...checkPersonas(located),
    ...located.brands.flatMap((brand) => checkBrand(brand)),
    ...located.recipes.flatMap((recipe) => checkRecipe(recipe, located.brands, located.study.value.personas)),
    ...checkPromises(located),
  ]
}
