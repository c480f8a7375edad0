import { z } from 'zod'
import type { Frozen } from './frozen.ts'

/** A point in time: ISO 8601 in UTC with milliseconds, as `2026-11-02T08:00:00.000Z`. */
export const Instant = z.iso.datetime({ precision: 3 }).meta({ description: 'an instant in UTC with milliseconds' })
export type Instant = Frozen<z.infer<typeof Instant>>

/** An instant as people write it: with or without milliseconds, in UTC or with an offset. It still says exactly when. */
export const WrittenInstant = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString())

/** A length of time as people write it: `P21D`, `PT4H`, `PT30M`. Days, hours and minutes only, so that it has one length. */
export const Period = z
  .string()
  .regex(/^P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?$/, 'Expected a period as P21D, PT4H or PT30M')
export type Period = Frozen<z.infer<typeof Period>>

/** A calendar day, as `2026-12-25`. */
export const Day = z.iso.date()
export type Day = Frozen<z.infer<typeof Day>>
