import type { FoundChannel } from '../../src/model/site-audit.ts'
import { type Draft, draftRecipe } from '../../src/page/draft-recipe.ts'
import type { Audited } from './audit.ts'
import { contactForms } from './contact-form.ts'

/** The recipe of the nearest contact form, as far as what was seen tells it; null where there is no form. */
export function draftOf({
  audit,
  pages,
  paths,
}: Pick<Audited, 'audit' | 'pages' | 'paths'>): (Draft & { readonly url: string }) | null {
  const channel: FoundChannel | undefined = audit.channels.find((one) => one.channel === 'form')
  const page = pages.find(({ url }) => url === channel?.at)
  const form = page === undefined ? undefined : contactForms(page)[0]
  if (page === undefined || page.snapshot === null || form === undefined) return null
  const request = paths.find(({ url }) => url === page.url)?.empty?.request ?? null
  const known = request !== null && (request.method === 'POST' || request.method === 'PUT') ? request : null
  const irreversible =
    known === null ? {} : { irreversible: { method: known.method as 'POST' | 'PUT', url: new URL(known.url).pathname } }
  return { url: page.url, ...draftRecipe(page.snapshot, form, { open: page.url, ...irreversible }) }
}
