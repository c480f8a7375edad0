import { z } from 'zod'
import type { Frozen } from './frozen.ts'
import { Item, Language, type Slug, Stage } from './words.ts'

/** Why the shopper writes: `scenarios/<slug>/scenario.yaml`. */
export const ScenarioFile = z.strictObject({
  scenario: z.literal(1),
  title: z.string().min(1),
  stage: Stage,
  voice: z.array(z.enum(['consumer', 'trade'])).min(1),
  purpose: z.string().min(1),
  /** True where the case is made up: then only an own or consenting brand may be asked. */
  invents: z.boolean(),
  untruths: z.array(z.strictObject({ says: z.string().min(1), because: z.string().min(1) })),
  agentMinutes: z.number().positive(),
  needs: z.array(Item),
  /** What counts as an answer: patterns by language. */
  answers: z.record(Language, z.array(z.string().min(1)).min(1)),
  tests: z.array(z.enum(['acknowledge', 'respond', 'resolve', 'call-back', 'repair'])).min(1),
})
export type ScenarioFile = Frozen<z.infer<typeof ScenarioFile>>

/** One way to word the opening. */
export const Wording = z.strictObject({
  number: z.int().positive(),
  voice: z.enum(['consumer', 'trade']),
  subject: z.string().min(1),
  body: z.string().min(1),
})
export type Wording = Frozen<z.infer<typeof Wording>>

/** All that the shopper can say in one language: `scenarios/<slug>/<lang>.md`. */
export const Script = z.strictObject({
  language: Language,
  openings: z.array(Wording).min(1),
  replies: z.partialRecord(Item, z.string().min(1)),
  close: z.string().min(1),
  closeUnanswered: z.string().min(1),
})
export type Script = Frozen<z.infer<typeof Script>>

/** A scenario with its wordings in every language. */
export interface Scenario extends ScenarioFile {
  readonly slug: Slug
  readonly scripts: Readonly<Record<Language, Script>>
}
