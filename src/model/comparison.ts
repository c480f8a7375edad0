import { z } from 'zod'
import type { Frozen } from './frozen.ts'

const Limits = { lower: z.number().nullable(), upper: z.number().nullable() }
const Test = { p: z.number().nullable(), method: z.string() }

/** Contacts that are alike in all but one thing, side by side. A shift above 0: the second waited longer. */
export const TwinLine = z.strictObject({
  by: z.string(),
  first: z.string(),
  second: z.string(),
  metric: z.string(),
  pairs: z.int(),
  unknown: z.int(),
  shiftSeconds: z.strictObject({ estimate: z.number().nullable(), ...Limits, level: z.number(), method: z.string() }),
  signedRank: z.strictObject({ n: z.int(), zeros: z.int(), v: z.number(), ...Test }),
  answered: z.strictObject({
    both: z.int(),
    onlyFirst: z.int(),
    onlySecond: z.int(),
    neither: z.int(),
    ...Test,
  }),
})
export type TwinLine = Frozen<z.infer<typeof TwinLine>>

/** The brands of a study in the order of their restricted mean time, with the doubt about it; who can't be told apart shares a place. */
export const League = z.strictObject({
  metric: z.string(),
  tauSeconds: z.number(),
  draws: z.int(),
  seed: z.int(),
  level: z.number(),
  method: z.string(),
  logRank: z.strictObject({ chisq: z.number().nullable(), df: z.int(), p: z.number().nullable() }),
  brands: z.array(
    z.strictObject({
      brand: z.string(),
      n: z.int(),
      events: z.int(),
      restrictedMeanSeconds: z.number(),
      standardError: z.number(),
      rank: z.number(),
      lower: z.number(),
      upper: z.number(),
      place: z.int(),
      chanceOfFirst: z.number(),
    }),
  ),
})
export type League = Frozen<z.infer<typeof League>>

/**
 * The say-do gap of a brand's promises of one severity, or of one value that they stand for: how many were found kept and broken, and what was
 * measured less what was promised, on average; null where less than half of the promises have a measured share.
 */
export const SayDoLine = z.strictObject({
  by: z.enum(['severity', 'value']),
  name: z.string(),
  promises: z.int(),
  kept: z.int(),
  broken: z.int(),
  undecided: z.int(),
  gap: z.number().nullable(),
})
export type SayDoLine = Frozen<z.infer<typeof SayDoLine>>
