import { z } from 'zod'
import type { Frozen } from './frozen.ts'
import { Day } from './time.ts'

/** How an element is found: by selector, or as a person would, by its label or text. */
export const Target = z.union([
  z.strictObject({ selector: z.string().min(1), frame: z.string().optional() }),
  z.strictObject({ label: z.string().min(1), frame: z.string().optional() }),
  z.strictObject({ name: z.string().min(1), frame: z.string().optional() }),
  z.strictObject({ placeholder: z.string().min(1), frame: z.string().optional() }),
  z.strictObject({ text: z.string().min(1), role: z.enum(['button', 'link']), frame: z.string().optional() }),
])
export type Target = Frozen<z.infer<typeof Target>>

/** What is written into a field: `{{message}}`, `{{subject}}`, `{{email}}`, `{{persona.name}}` and the like, or fixed text. */
const Template = z.string()

/** One step on the way to the sent form. The last `click` with `submits: true` is the irreversible act. */
export const Step = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('open'), url: z.string().min(1) }),
  z.strictObject({ do: z.literal('fill'), field: Target, with: Template }),
  z.strictObject({ do: z.literal('select'), field: Target, option: Template }),
  z.strictObject({ do: z.literal('tick'), field: Target, because: z.string().min(1) }),
  z.strictObject({ do: z.literal('click'), on: Target, submits: z.boolean().default(false) }),
  z.strictObject({
    do: z.literal('wait'),
    for: Target.optional(),
    milliseconds: z.int().positive().max(10_000).optional(),
  }),
])
export type Step = Frozen<z.infer<typeof Step>>

/** A request by method and a part of its URL's path. */
export const RequestPattern = z.strictObject({ method: z.enum(['POST', 'PUT', 'PATCH']), url: z.string().min(1) })
export type RequestPattern = Frozen<z.infer<typeof RequestPattern>>

/** What the answer to a sent form looks like. All that is given must hold. */
export const Sign = z.strictObject({
  text: z.string().min(1).optional(),
  url: z.string().min(1).optional(),
  status: z.array(z.int()).optional(),
  element: Target.optional(),
})
export type Sign = Frozen<z.infer<typeof Sign>>

/** How a brand's form is filled: `recipes/<slug>.yaml`. */
export const Recipe = z.strictObject({
  recipe: z.literal(1),
  version: z.int().positive().default(1),
  grade: z.enum(['drafted', 'rehearsed', 'approved']),
  checked: Day.optional(),
  steps: z.array(Step).min(2),
  /** The one request that files the contact. It leaves once, on a connection of its own. */
  irreversible: RequestPattern,
  /** Other requests than GET that the page needs on the way: a wizard's next page, an autosave. */
  allowed: z.array(RequestPattern).default([]),
  success: z.array(Sign).min(1),
  failure: z.array(Sign).default([]),
  /** Signs of a barrier that a person must pass. */
  barriers: z.array(z.strictObject({ barrier: z.enum(['captcha', 'login', 'bot-wall']), sign: Sign })).default([]),
  timeout: z.int().positive().max(120_000).default(30_000),
})
export type Recipe = Frozen<z.infer<typeof Recipe>>
