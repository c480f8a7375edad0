import { join } from 'node:path'
import { Brand, type Brand as BrandValue } from '../model/brand.ts'
import type { Study } from '../model/study.ts'
import type { Problem } from '../support/errors.ts'
import { isWithin, readShelved, type Shelf, textOf } from './files.ts'
import { readBrandsCsv } from './read-brands-csv.ts'
import type { Located } from './read-yaml.ts'

/** A brand with its slug, and where each part of it stands. */
export type LocatedBrand = Located<BrandValue>

/** Reads `brands/<slug>.yaml` for every slug of the study, or the CSV that it names. */
export async function readBrands(
  study: Located<Study>,
  shelf: Shelf,
): Promise<{ brands: readonly LocatedBrand[]; problems: readonly Problem[] }> {
  const listed = study.value.brands
  if (typeof listed === 'string') {
    const text = isWithin(listed) ? await textOf(join(shelf.folder, listed)) : null
    if (text !== null) return readBrandsCsv(listed, text)
    const message = `Expected \`brands\` to name a file of the study, got \`${listed}\`, which is not there`
    return { brands: [], problems: [{ file: study.file, line: study.lineOf('brands'), message }] }
  }
  const all = await Promise.all(
    listed.map(async (slug, i) => {
      const missing = {
        file: study.file,
        line: study.lineOf('brands', i),
        message: `Expected brand \`${slug}\` to have a file, got no brands/${slug}.yaml`,
      }
      const { found, problems } = await readShelved(shelf, `brands/${slug}.yaml`, Brand, missing)
      return { problems, brand: found === null ? null : { ...found, value: { ...found.value, slug } } }
    }),
  )
  return { brands: all.flatMap(({ brand }) => brand ?? []), problems: all.flatMap(({ problems }) => problems) }
}
