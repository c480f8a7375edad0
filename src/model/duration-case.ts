import { z } from 'zod'
import type { Frozen } from './frozen.ts'
import { Day, Period } from './time.ts'

/** An instant with its offset, or a wall time of the zone. */
const Written = z
  .string()
  .regex(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/,
    'Expected an instant as 2026-11-02T08:00:00Z, or a wall time of the zone as 2026-11-02T09:00',
  )

/** A question to the stated-hours clock: how long from one instant to another, or when so much open time is over. */
export const DurationCase = z
  .strictObject({
    zone: z.string().min(1),
    /** Opening hours as OpenStreetMap writes them. */
    hours: z.string().min(1),
    closed: z.array(Day).default([]),
    /** A calendar of public holidays, `DE` or `DE-BY`. */
    holidays: z.string().min(1).nullable().default(null),
    from: Written,
    to: Written.optional(),
    plus: Period.optional(),
  })
  .refine(({ to, plus }) => (to === undefined) !== (plus === undefined), 'Expected either `to` or `plus`')
export type DurationCase = Frozen<z.infer<typeof DurationCase>>

/** The answer: both clocks, or the instant. */
export type DurationAnswer =
  | { readonly calendarSeconds: number; readonly workingSeconds: number }
  | { readonly at: string }
