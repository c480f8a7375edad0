import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Recipe } from '../model/recipe.ts'
import type { Slug } from '../model/words.ts'
import { raisedGrade } from '../plan/draft-files.ts'
import { textOf } from '../plan/files.ts'
import type { Clock } from '../support/clock.ts'
import { RingbackError } from '../support/errors.ts'
import type { Rehearsed } from './rehearse-study.ts'

/** Raises a recipe's grade in its file; false where it has that grade or a higher one, or is no file of the study. */
export async function raiseGrade(folder: string, slug: Slug, grade: Recipe['grade'], day: string): Promise<boolean> {
  const file = join(folder, 'recipes', `${slug}.yaml`)
  const text = await textOf(file)
  if (text === null) return false
  const raised = raisedGrade(text, grade, day)
  if (raised === text) return false
  await writeFile(file, raised)
  return true
}

/** A person's word that these recipes are right. Each must have been rehearsed: nobody approves what was never filled. */
export async function approveRecipes(folder: string, slugs: readonly Slug[], day: string): Promise<readonly Slug[]> {
  const grades = await Promise.all(
    slugs.map(async (slug) => {
      const text = await readFile(join(folder, 'recipes', `${slug}.yaml`), 'utf8').catch(() => '')
      return { slug, grade: /^grade:\s*(\w+)/m.exec(text)?.[1] ?? 'no recipe' }
    }),
  )
  const wrong = grades.filter(({ grade }) => grade !== 'rehearsed' && grade !== 'approved')
  if (wrong.length > 0) {
    throw new RingbackError(
      'wrong-use',
      wrong.map(({ slug, grade }) => ({ message: `Expected the recipe of \`${slug}\` to be rehearsed, got ${grade}` })),
    )
  }
  const raised = await Promise.all(
    slugs.map(async (slug) => ((await raiseGrade(folder, slug, 'approved', day)) ? [slug] : [])),
  )
  return raised.flat()
}

/** Raises the drafted recipes of the brands whose form a rehearsal filled, read back and would have sent. */
export async function raiseRehearsed(
  folder: string,
  done: readonly Rehearsed[],
  clock: Clock,
): Promise<readonly Slug[]> {
  const armed = done.filter(({ channel, ended }) => channel === 'form' && ended === 'armed').map(({ brand }) => brand)
  const day = clock.now().slice(0, 10)
  const raised = await Promise.all(
    armed.map(async (slug) =>
      (await raiseGrade(folder, await recipeOf(folder, slug), 'rehearsed', day)) ? [slug] : [],
    ),
  )
  return raised.flat()
}

// A brand may use another brand's recipe.
async function recipeOf(folder: string, brand: Slug): Promise<Slug> {
  const text = (await textOf(join(folder, 'brands', `${brand}.yaml`))) ?? ''
  return /^\s+recipe:\s*['"]?([a-z0-9-]+)/m.exec(text)?.[1] ?? brand
}
