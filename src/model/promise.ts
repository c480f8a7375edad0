import { z } from 'zod'
import type { Frozen } from './frozen.ts'
import { Day, Period } from './time.ts'
import { Channel, Sha256, Slug, Stage } from './words.ts'

/** What is measured for a promise. One word, one definition: docs/what-a-timing-means.md. */
export const Metric = z.enum([
  'acknowledgement-time',
  'first-response-time',
  'substantive-response-time',
  'response-rate',
])
export type Metric = Frozen<z.infer<typeof Metric>>

/** Where a promise was made: its exact words, the page or document, the day it was read. */
export const Source = z.strictObject({
  quote: z.string().min(1),
  url: z.string().min(1),
  date: Day,
  page: Sha256.optional(),
})
export type Source = Frozen<z.infer<typeof Source>>

/**
 * The length of time that a promise allows. On the `calendar` clock a day is 24 hours;
 * on the `stated-hours` clock `workingDays: 1` runs to the close of the next day on which the brand is open,
 * and a period counts open time only.
 */
export const Limit = z.union([Period, z.strictObject({ workingDays: z.int().positive() })])
export type Limit = Frozen<z.infer<typeof Limit>>

/**
 * One measurable commitment, made by a brand or imposed by a standard (ISO 10001's word).
 *
 * `share` is the part of contacts that must meet the limit (1 = every one); `tolerance` is what is
 * forgiven on a single contact, on the calendar, before it counts as late.
 */
export const BrandPromise = z.strictObject({
  id: Slug,
  title: z.string().min(1),
  metric: Metric,
  limit: Limit.optional(),
  share: z.number().gt(0).max(1).default(1),
  clock: z.enum(['calendar', 'stated-hours']).default('calendar'),
  tolerance: Period.default('PT0S'),
  scope: z.strictObject({ channels: z.array(Channel).optional(), stages: z.array(Stage).optional() }).default({}),
  severity: z.enum(['minor', 'serious', 'grave']).default('serious'),
  status: z.enum(['adopted', 'draft']).default('adopted'),
  value: Slug.optional(),
  source: Source,
})
export type BrandPromise = Frozen<z.infer<typeof BrandPromise>>

/** A dated rule pack: promises that apply to every brand in scope. */
export const Standard = z.strictObject({
  standard: z.literal(1),
  slug: Slug.optional(),
  title: z.string().min(1),
  since: Day,
  sources: z.array(z.strictObject({ title: z.string().min(1), url: z.string().min(1), date: Day })).min(1),
  promises: z.array(BrandPromise).min(1),
})
export type Standard = Frozen<z.infer<typeof Standard>>
