import { z } from 'zod'
import type { Frozen } from './frozen.ts'
import { Day, Period, WrittenInstant } from './time.ts'

/** A question to the stated-hours clock: how long from one instant to another, or when so much open time is over. */
export const DurationCase = z
  .strictObject({
    zone: z.string().min(1),
    /** Opening hours as OpenStreetMap writes them. */
    hours: z.string().min(1),
    closed: z.array(Day).default([]),
    /** A calendar of public holidays, `DE` or `DE-BY`. */
    holidays: z.string().min(1).nullable().default(null),
    from: WrittenInstant,
    to: WrittenInstant.optional(),
    plus: Period.optional(),
  })
  .refine(({ to, plus }) => (to === undefined) !== (plus === undefined), 'Expected either `to` or `plus`')
  .refine(({ from, to }) => to === undefined || to >= from, 'Expected `to` not to be before `from`')
export type DurationCase = Frozen<z.infer<typeof DurationCase>>

/** The answer: both clocks, or the instant. */
export type DurationAnswer =
  | { readonly calendarSeconds: number; readonly workingSeconds: number }
  | { readonly at: string }
