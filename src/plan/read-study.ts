import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Brand, type Brand as BrandValue } from '../model/brand.ts'
import { Standard } from '../model/promise.ts'
import { Recipe } from '../model/recipe.ts'
import type { Scenario } from '../model/scenario.ts'
import { type Authorisation, Study } from '../model/study.ts'
import type { Sha256, Slug } from '../model/words.ts'
import { hashOf } from '../support/canonical.ts'
import { type Problem, RingbackError } from '../support/errors.ts'
import { packageRoot } from '../support/package-root.ts'
import { crossCheck } from './cross-check.ts'
import { readShelved, type Shelf, textOf } from './files.ts'
import { missingAttachments } from './missing-attachments.ts'
import { readAuthorisation } from './read-authorisation.ts'
import { type LocatedBrand, readBrands } from './read-brands.ts'
import { type LocatedScenario, readScenarios } from './read-scenarios.ts'
import { type Located, readYaml } from './read-yaml.ts'

/** A study as its folder holds it: read, whole, and consistent. */
export interface StudyFiles {
  readonly folder: string
  readonly study: Study
  readonly brands: readonly BrandValue[]
  readonly recipes: Readonly<Record<Slug, Recipe>>
  readonly scenarios: readonly Scenario[]
  readonly standards: readonly SluggedStandard[]
  readonly authorisation: SignedAuthorisation | null
}

/** A standard under the name by which the study asks for it. */
export type SluggedStandard = Standard & { readonly slug: Slug }

/** What the brand signed, with the hash of the file that it publishes. */
export interface SignedAuthorisation {
  readonly sha256: Sha256
  readonly value: Authorisation
}

/** All that was read, each part with its lines. */
export interface LocatedStudy {
  readonly study: Located<Study>
  readonly brands: readonly LocatedBrand[]
  readonly recipes: readonly Located<Recipe & { readonly slug: Slug }>[]
  readonly scenarios: readonly LocatedScenario[]
  readonly standards: readonly Located<SluggedStandard>[]
  readonly authorisation: Located<SignedAuthorisation> | null
}

/** Where shipped scenarios and standards lie. */
const SHIPPED: Shelf = { folder: packageRoot, label: '' }

/**
 * Reads a study's folder and everything that it names.
 * Throws `invalid-study` with every problem of every file at once, each with its file and line.
 */
export async function readStudy(folder: string, shipped: Shelf = SHIPPED): Promise<StudyFiles> {
  const own: Shelf = { folder, label: '' }
  const text = await textOf(join(folder, 'study.yaml'))
  if (text === null)
    throw new RingbackError('invalid-study', [{ file: 'study.yaml', message: 'Expected this file, got none' }])
  const { found: study, problems } = readYaml('study.yaml', text, Study)
  if (study === null) throw new RingbackError('invalid-study', await alsoWrong(problems, own))

  const { brands, problems: inBrands } = await readBrands(study, own)
  const recipes = await readRecipes(brands, own)
  const scenarios = await readScenarios(study, [own, shipped])
  const standards = await readStandards(study, [own, shipped])
  const authorisation = await readAuthorisation(study, own)
  const located: LocatedStudy = {
    study,
    brands,
    recipes: recipes.found,
    scenarios: scenarios.scenarios,
    standards: standards.found,
    authorisation: authorisation.found,
  }
  const all = [
    ...inBrands,
    ...recipes.problems,
    ...scenarios.problems,
    ...standards.problems,
    ...authorisation.problems,
    ...crossCheck(located),
    ...(await missingAttachments(study, own)),
  ]
  if (all.length > 0) throw new RingbackError('invalid-study', ordered(all))
  return {
    folder,
    study: study.value,
    brands: brands.map(({ value }) => value),
    recipes: Object.fromEntries(recipes.found.map(({ value: { slug, ...recipe } }) => [slug, recipe])),
    scenarios: scenarios.scenarios.map(({ value }) => value),
    standards: standards.found.map(({ value }) => value),
    authorisation: authorisation.found?.value ?? null,
  }
}

/** The hash of every wording that the study can use: what a responsible person signs off. */
export function wordingsHash({ study, scenarios }: Pick<StudyFiles, 'study' | 'scenarios'>): Sha256 {
  return hashOf(
    scenarios.map(({ slug, scripts }) => [slug, study.languages.map((language) => scripts[language] ?? null)]),
  )
}

/** Where study.yaml can't be read, its brands still can: a user learns of everything at once. */
async function alsoWrong(problems: readonly Problem[], own: Shelf): Promise<readonly Problem[]> {
  const names = await readdir(join(own.folder, 'brands')).catch(noneThere)
  const read = await Promise.all(
    names
      .filter((name) => name.endsWith('.yaml'))
      .map((name) =>
        readShelved(own, `brands/${name}`, Brand, { file: `brands/${name}`, message: 'Expected this file, got none' }),
      ),
  )
  return ordered([...problems, ...read.flatMap((one) => one.problems)])
}

function noneThere(thrown: NodeJS.ErrnoException): readonly string[] {
  if (thrown.code === 'ENOENT' || thrown.code === 'ENOTDIR') return []
  throw thrown
}

async function readRecipes(brands: readonly LocatedBrand[], own: Shelf) {
  const users = new Map(
    brands.flatMap((brand) => (brand.value.channels.form ? [[brand.value.channels.form.recipe, brand]] : [])) as [
      Slug,
      LocatedBrand,
    ][],
  )
  const all = await Promise.all(
    [...users].map(async ([slug, brand]) => {
      const missing = {
        file: brand.file,
        line: brand.lineOf('channels', 'form', 'recipe'),
        message: `Expected recipe \`${slug}\` to have a file, got no recipes/${slug}.yaml`,
      }
      return named(slug, await readShelved(own, `recipes/${slug}.yaml`, Recipe, missing))
    }),
  )
  return collect(all)
}

async function readStandards(study: Located<Study>, shelves: readonly Shelf[]) {
  const all = await Promise.all(
    study.value.standards.map(async (slug, i) => {
      const message = `Expected standard \`${slug}\` to have a file, got no standards/${slug}.yaml`
      const missing = { file: study.file, line: study.lineOf('standards', i), message }
      for (const shelf of shelves) {
        const read = await readShelved(shelf, `standards/${slug}.yaml`, Standard, missing)
        if (read.problems[0] === missing) continue
        const declared = read.found?.value.slug ?? slug
        if (read.found === null || declared === slug) return named(slug, read)
        const other = `Expected \`slug\` to be the file's name, got \`${declared}\``
        return { found: null, problems: [{ file: read.found.file, line: read.found.lineOf('slug'), message: other }] }
      }
      return { found: null, problems: [missing] }
    }),
  )
  return collect(all)
}

type ReadNamed<T> = {
  readonly found: Located<T & { readonly slug: Slug }> | null
  readonly problems: readonly Problem[]
}

function named<T>(
  slug: Slug,
  { found, problems }: { readonly found: Located<T> | null; readonly problems: readonly Problem[] },
): ReadNamed<T> {
  return { found: found === null ? null : { ...found, value: { ...found.value, slug } }, problems }
}

function collect<T>(all: readonly ReadNamed<T>[]) {
  return { found: all.flatMap(({ found }) => found ?? []), problems: all.flatMap(({ problems }) => problems) }
}

function ordered(problems: readonly Problem[]): readonly Problem[] {
  const rank = ({ file = '' }: Problem) => (file === 'study.yaml' ? '' : file)
  return [...problems].sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : (a.line ?? 0) - (b.line ?? 0)))
}
