import { z } from 'zod'
import type { Frozen } from './frozen.ts'
import { BrandPromise, Source } from './promise.ts'
import { Day } from './time.ts'
import { Language, Slug } from './words.ts'

/** Opening hours as OpenStreetMap writes them, with the days on which the desk is closed all the same. */
export const StatedHours = z.strictObject({
  hours: z.string().min(1),
  closed: z.array(Day).default([]),
  /** A calendar of public holidays, `DE` or `DE-BY`; none where the brand names none. */
  holidays: z
    .string()
    .regex(/^[A-Z]{2}(-[A-Z0-9]+){0,2}$/)
    .optional(),
  source: Source.optional(),
})
export type StatedHours = Frozen<z.infer<typeof StatedHours>>

/** What the brand says it stands for, in its own words. */
export const Value = z.strictObject({ id: Slug, title: z.string().min(1), source: Source })
export type Value = Frozen<z.infer<typeof Value>>

/** An address that the brand published for this very purpose, and where. */
export const EmailChannel = z.strictObject({ address: z.email(), published: z.string().min(1) })

/** A web form, worked by the recipe of that name. */
export const FormChannel = z.strictObject({ url: z.url(), recipe: Slug })

/** A number to call; recorded by a person, and judged for its cost. */
export const PhoneChannel = z.strictObject({
  number: z.string().min(3),
  cost: z.string().optional(),
  published: z.string().min(1),
})

/** A company under test: `brands/<slug>.yaml`. */
export const Brand = z.strictObject({
  brand: z.literal(1),
  name: z.string().min(1),
  homePage: z.url(),
  country: z.string().regex(/^[A-Z]{2}$/, 'Expected a country of two capital letters such as `DE`'),
  zone: z.string().min(1),
  languages: z.array(Language).min(1),
  /** Every domain on which the brand answers, its desk's included: replies go nowhere else. */
  domains: z.array(z.string().min(1)).min(1),
  product: z.string().min(1),
  statedHours: StatedHours.optional(),
  channels: z
    .strictObject({ email: EmailChannel.optional(), form: FormChannel.optional(), phone: PhoneChannel.optional() })
    .default({}),
  values: z.array(Value).default([]),
  promises: z.array(BrandPromise).default([]),
})
export type Brand = Frozen<z.infer<typeof Brand>> & { readonly slug: Slug }
