import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { launchBrowser } from '../browser/launch.ts'
import type { Browser, Driver } from '../browser/port.ts'
import type { Discovered } from '../model/discovered.ts'
import type { EvidenceStore } from '../model/evidence.ts'
import { draftBrand, type SiteToDraft } from '../plan/draft-brand.ts'
import { brandYaml, recipeYaml } from '../plan/draft-files.ts'
import { textOf } from '../plan/files.ts'
import { readSiteList, siteOf } from '../plan/read-site-list.ts'
import { writeOnce } from '../plan/write-once.ts'
import { loadSiteAudit } from '../probe/registry.ts'
import { writeContactSheet } from '../report/contact-sheet.ts'
import { openEvidence } from '../store/evidence.ts'
import { messageOf, RingbackError } from '../support/errors.ts'
import type { World } from './world.ts'

export interface DiscoverOptions {
  /** The study's folder, in which brands/ and recipes/ are drafted. */
  readonly out: string
  readonly driver?: Driver
  readonly pages?: number
  readonly seconds?: number
  readonly gapMs?: number
  /** Where who calls and writes is, and in what language; of the list where it says so. */
  readonly country?: string | null
  readonly language?: string | null
}

/** Where the audits, the pictures and the contact sheet go, in the study's folder. */
export const DISCOVERED = 'discovered'

/** The site of one address, or the sites of a list. */
export async function sitesToDiscover(given: {
  readonly url?: string
  readonly list?: string
}): Promise<readonly SiteToDraft[]> {
  if (given.list !== undefined) {
    const text = await textOf(given.list)
    if (text === null) throw new RingbackError('wrong-use', `Expected a list of brands, got no file ${given.list}`)
    const { sites, problems } = readSiteList(given.list, text)
    if (problems.length > 0) throw new RingbackError('wrong-use', problems)
    return sites
  }
  const site = given.url === undefined ? null : siteOf(given.url)
  if (site === null)
    throw new RingbackError('wrong-use', `Expected the address of a home page, got ${given.url ?? 'nothing'}`)
  return [site]
}

/**
 * Walks each site from its home page to its channels, drafts the brand's file and its form's recipe, and writes one
 * contact sheet over all. A passive audit: nothing is sent. Of a list, a site that breaks the browser is left out.
 */
export async function discover(
  sites: readonly SiteToDraft[],
  options: DiscoverOptions,
  world: World,
): Promise<readonly Discovered[]> {
  const folder = join(options.out, DISCOVERED)
  await mkdir(folder, { recursive: true })
  const evidence = await openEvidence(join(folder, 'evidence'), async () => false)
  const { GUIDELINES } = await loadSiteAudit()
  const done: Discovered[] = []
  for (const site of sites) {
    world.signal.throwIfAborted()
    world.log(`discovering ${site.homePage}`)
    // A browser of its own for each: what one site does to it, the next does not meet.
    const browser = await launchBrowser({ driver: options.driver ?? 'playwright' })
    try {
      done.push(await discoverOne(site, options, world, browser, evidence))
    } catch (error) {
      if (sites.length === 1 || world.signal.aborted) throw error
      world.log(`${site.slug} was not discovered: ${messageOf(error)}`)
    } finally {
      await browser.close()
    }
    // After each brand, so that an interrupted list has its sheet.
    await writeContactSheet(folder, done, GUIDELINES)
  }
  return done
}

async function discoverOne(
  site: SiteToDraft,
  { out, ...options }: DiscoverOptions,
  world: World,
  browser: Browser,
  evidence: EvidenceStore,
): Promise<Discovered> {
  const { auditSite, draftOf, AUDIT_DEFAULTS } = await loadSiteAudit()
  const country = site.country ?? options.country ?? null
  const audited = await auditSite(
    {
      homePage: site.homePage,
      country,
      language: options.language ?? site.languages[0] ?? null,
      pages: options.pages ?? AUDIT_DEFAULTS.pages,
      seconds: options.seconds ?? AUDIT_DEFAULTS.seconds,
      gapMs: options.gapMs ?? AUDIT_DEFAULTS.gapMs,
    },
    { browser, clock: world.clock, signal: world.signal, evidence, log: world.log },
  )
  const { audit } = audited
  const draft = draftOf(audited)
  const recipe = draft?.recipe ?? null
  const drafted = draftBrand({ ...site, country }, audit, recipe === null || draft === null ? null : { url: draft.url })
  const day = audit.endedAt.slice(0, 10)
  const written = [
    await writeDated(out, 'brands', site.slug, brandYaml(drafted), day),
    ...(recipe === null
      ? []
      : [await writeDated(out, 'recipes', site.slug, recipeYaml(recipe, draft?.notes ?? []), day)]),
  ]
  const found: Discovered = {
    discovered: 1,
    slug: site.slug,
    name: drafted.brand.name,
    audit,
    files: written.flatMap((file) => (file === null ? [] : [relative(out, file)])),
    recipe,
    toCheck: [...drafted.toCheck, ...(draft?.notes ?? [])],
  }
  await writeFile(join(out, DISCOVERED, `${site.slug}.json`), `${JSON.stringify(found, null, 2)}\n`)
  return found
}

/**
 * Writes `<slug>.yaml`. Where that is there, it is a person's by now: what the pages say otherwise than at the last
 * draft stands beside it as `<slug>.<day>.yaml`. Null where nothing changed.
 */
async function writeDated(out: string, shelf: string, slug: string, text: string, day: string): Promise<string | null> {
  const file = join(out, shelf, `${slug}.yaml`)
  const draft = join(out, DISCOVERED, 'drafts', shelf, `${slug}.yaml`)
  const before = (await textOf(draft)) ?? (await textOf(file)) ?? ''
  await mkdir(dirname(draft), { recursive: true })
  await writeFile(draft, text)
  if (await writeOnce(file, text)) return file
  if (undated(before) === undated(text)) return null
  const dated = join(out, shelf, `${slug}.${day}.yaml`)
  await writeFile(dated, text)
  return dated
}

// A page that was only read again is not changed.
function undated(text: string): string {
  return text.replace(/^ *(date|page|checked|grade): .*$/gm, '').replace(/\s+/g, ' ')
}
