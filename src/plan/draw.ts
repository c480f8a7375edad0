import type { Brand } from '../model/brand.ts'
import { type HeldPromise, Plan, type Plan as PlanValue } from '../model/plan.ts'
import type { Instant } from '../model/time.ts'
import { castContacts } from './cast-contacts.ts'
import { canaryAddress, createMint } from './mint.ts'
import type { SluggedStandard, StudyFiles } from './read-study.ts'
import { scheduleContacts } from './schedule-contacts.ts'

/** Something that the study asks for and that its budget, its brands or its wordings do not allow. */
export interface LeftOut {
  readonly what: string
  readonly because: string
}

/**
 * Draws the contacts of a study within its budget: who asks which brand what, how, in which words, not before when.
 * The same study at the same instant gives the same plan. What finds no place is named, with the reason.
 */
export function drawPlan(
  files: StudyFiles,
  { now }: { readonly now: Instant },
): { plan: PlanValue; leftOut: readonly LeftOut[] } {
  const { study, brands, standards, authorisation } = files
  const mint = createMint(study.seed)
  const cast = castContacts(files, mint)
  const schedule = scheduleContacts(study, brands, cast.contacts, now)
  const plan = Plan.parse({
    plan: 1,
    study: study.name,
    seed: study.seed,
    made: now,
    engagement: study.engagement,
    authorisation: authorisation?.sha256 ?? null,
    domains: [...new Set(brands.flatMap(({ domains }) => domains.map((domain) => domain.toLowerCase())))].sort(),
    budget: study.budget,
    sender: {
      domain: study.sender.domain,
      delivery: study.sender.delivery,
      canary: canaryAddress(study.sender, mint.token('canary')),
    },
    listening: study.listening,
    mailboxes: study.mailboxes.map(({ name }) => name),
    retention: study.retention?.evidence ?? null,
    brands,
    personas: study.personas,
    recipes: files.recipes,
    promises: brands.flatMap((brand) => heldPromises(brand, standards)),
    contacts: schedule.contacts,
  })
  return { plan, leftOut: [...cast.leftOut, ...schedule.leftOut] }
}

/** The brand's own promises, and those that a standard imposes on it. */
export function heldPromises(brand: Brand, standards: readonly SluggedStandard[]): readonly HeldPromise[] {
  return [
    ...brand.promises.map((promise) => ({ ...promise, from: `brand:${brand.slug}`, brand: brand.slug })),
    ...standards.flatMap(({ slug, promises }) =>
      promises.map((promise) => ({ ...promise, from: `standard:${slug}`, brand: brand.slug })),
    ),
  ]
}
