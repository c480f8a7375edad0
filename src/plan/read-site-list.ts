import Papa from 'papaparse'
import { Slug } from '../model/words.ts'
import type { Problem } from '../support/errors.ts'
import type { SiteToDraft } from './draft-brand.ts'
import { CSV_COLUMNS } from './read-brands-csv.ts'

/** Reads a list of sites to discover: a `homePage` a row; the other columns of a list of brands where they are known. */
export function readSiteList(
  file: string,
  text: string,
): { readonly sites: readonly SiteToDraft[]; readonly problems: readonly Problem[] } {
  const { data, meta } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (name) => name.trim(),
  })
  const known = Object.keys(CSV_COLUMNS)
  const strange = (meta.fields ?? []).filter((name) => !known.includes(name))
  const problems: Problem[] = strange.map((name) => ({
    file,
    line: 1,
    message: `Expected a known column, got \`${name}\`: one of ${known.join(', ')}`,
  }))
  if (!(meta.fields ?? []).includes('homePage'))
    problems.push({ file, line: 1, message: 'Expected a column `homePage`, got none' })
  if (problems.length > 0) return { sites: [], problems }
  const sites: SiteToDraft[] = []
  for (const [at, row] of data.entries()) {
    const cell = (name: string) => row[name]?.trim() || null
    const site = siteOf(cell('homePage') ?? '', cell('slug'))
    const line = at + 2
    if (site === null)
      problems.push({ file, line, message: `Expected \`homePage\` to be a web address, got \`${row.homePage ?? ''}\`` })
    else if (!/^([A-Za-z]{2})?$/.test(cell('country') ?? ''))
      problems.push({
        file,
        line,
        message: `Expected \`country\` to be two letters such as DE, got \`${cell('country')}\``,
      })
    else if (sites.some(({ slug }) => slug === site.slug))
      problems.push({ file, line, message: `Expected each slug once, got \`${site.slug}\` again` })
    else
      sites.push({
        ...site,
        name: cell('name'),
        country: cell('country')?.toUpperCase() ?? null,
        zone: cell('zone'),
        languages: cell('languages')?.split(/\s+/) ?? [],
        product: cell('product'),
      })
  }
  return { sites, problems }
}

/** A site as it is named by its address alone; null where that is none of the web. */
export function siteOf(homePage: string, slug: string | null = null): SiteToDraft | null {
  const url = URL.parse(/^[a-z][a-z+.-]*:/i.test(homePage) ? homePage : `https://${homePage}`)
  if (url === null || !/^https?:$/.test(url.protocol)) return null
  const given = slug === null ? { success: true as const, data: slugOf(url.hostname) } : Slug.safeParse(slug)
  if (!given.success) return null
  return { slug: given.data, name: null, homePage: url.href, country: null, zone: null, languages: [], product: null }
}

function slugOf(host: string): string {
  const labels = host.replace(/^www\./, '').split('.')
  const name = labels.length === 1 || /^[\d.]+$/.test(host) ? labels.join('-') : labels.slice(0, -1).join('-')
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'site'
  )
}
