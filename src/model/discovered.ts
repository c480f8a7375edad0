import type { Recipe } from './recipe.ts'
import type { SiteAudit } from './site-audit.ts'
import type { Slug } from './words.ts'

/** What discovering one brand came to: `discovered/<slug>.json`. */
export interface Discovered {
  readonly discovered: 1
  readonly slug: Slug
  readonly name: string
  readonly audit: SiteAudit
  /** The files that were drafted; a file that was there already is left as it is, and the new one dated. */
  readonly files: readonly string[]
  readonly recipe: Recipe | null
  /** What a person must look at before the recipe is approved. */
  readonly toCheck: readonly string[]
}
