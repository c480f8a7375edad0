import { z } from 'zod'
import { League, SayDoLine, TwinLine } from './comparison.ts'
import type { Frozen } from './frozen.ts'
import { Source } from './promise.ts'
import { Instant } from './time.ts'
import { Sha256 } from './words.ts'

const StartBounds = z.strictObject({ earliest: Instant, latest: Instant })
const Stretch = z.strictObject({ calendarSeconds: z.number(), workingSeconds: z.number().nullable() })

/** A duration as it is shown: observed, censored (longer than), or unknown with the reason and no number. */
export const ShownDuration = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('observed'),
    start: Instant,
    end: Instant,
    stretch: Stretch,
    deducted: Stretch,
    startBounds: StartBounds.nullable(),
    from: z.array(z.string()),
  }),
  z.strictObject({
    kind: z.literal('censored'),
    start: Instant,
    end: Instant,
    stretch: Stretch,
    deducted: Stretch,
    startBounds: StartBounds.nullable(),
    because: z.string(),
    from: z.array(z.string()),
  }),
  z.strictObject({ kind: z.literal('unknown'), because: z.string(), from: z.array(z.string()) }),
])

/** A share with its interval; nulls where nothing could be counted. */
export const ShownShare = z.strictObject({
  kept: z.int(),
  of: z.int(),
  estimate: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  level: z.number(),
  method: z.string(),
})

/** A median with silence in it; null estimate means that it was not reached. */
export const ShownMedian = z.strictObject({
  metric: z.string(),
  n: z.int(),
  events: z.int(),
  unknown: z.int(),
  calendarSeconds: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  level: z.number(),
  method: z.string(),
})

/** The share answered over time with its interval, and when the promises of the metric fell due after the start. */
export const CurveLine = z.strictObject({
  metric: z.string(),
  n: z.int(),
  events: z.int(),
  longestSeconds: z.number().nullable(),
  level: z.number(),
  method: z.string(),
  points: z.array(
    z.strictObject({
      calendarSeconds: z.number(),
      atRisk: z.int(),
      events: z.int(),
      share: z.number(),
      lower: z.number().nullable(),
      upper: z.number().nullable(),
    }),
  ),
  due: z.array(z.strictObject({ promise: z.string(), earliestSeconds: z.number(), latestSeconds: z.number() })),
})
export type CurveLine = Frozen<z.infer<typeof CurveLine>>

/** One contact, one line of `contacts.jsonl`. */
export const ContactLine = z.strictObject({
  contact: z.string(),
  brand: z.string(),
  channel: z.string(),
  scenario: z.string(),
  stage: z.string(),
  wave: z.int(),
  language: z.string(),
  disposition: z.string(),
  delivery: z.string(),
  accepted: z.strictObject({ at: Instant, by: z.string().nullable() }).nullable(),
  listensUntil: Instant.nullable(),
  gaps: z.array(z.strictObject({ mailbox: z.string(), from: Instant, to: Instant, because: z.string() })),
  durations: z.record(z.string(), ShownDuration),
  responses: z.array(
    z.strictObject({
      at: Instant,
      kind: z.string(),
      by: z.string(),
      language: z.string().nullable(),
      observation: z.string(),
      handoff: z.string().nullable(),
      inJunk: z.boolean(),
    }),
  ),
  sameLanguage: z.boolean().nullable(),
  turnsSent: z.int(),
  agentMinutes: z.number(),
  barriers: z.array(
    z.strictObject({ barrier: z.string(), detail: z.string(), confirmed: z.boolean(), observation: z.string() }),
  ),
  timeline: z.array(
    z.strictObject({
      at: Instant,
      what: z.string(),
      detail: z.string().nullable(),
      who: z.string(),
      observation: z.string(),
      evidence: z.array(z.string()),
    }),
  ),
  verdicts: z.array(
    z.strictObject({
      promise: z.string(),
      verdict: z.string(),
      late: z.boolean().nullable(),
      due: Instant.nullable(),
      because: z.string(),
    }),
  ),
})
export type ContactLine = Frozen<z.infer<typeof ContactLine>>

/** One promise of one brand, measured beside promised. */
export const PromiseLine = z.strictObject({
  promise: z.string(),
  title: z.string(),
  from: z.string(),
  metric: z.string(),
  limit: z.string().nullable(),
  clock: z.string(),
  share: z.number(),
  tolerance: z.string(),
  severity: z.string(),
  status: z.string(),
  source: Source,
  measured: ShownShare,
  counts: z.record(z.string(), z.int()),
  finding: z.string(),
  because: z.string(),
})
export type PromiseLine = Frozen<z.infer<typeof PromiseLine>>

/** One brand: its promises, its shares, how its contacts ended. */
export const BrandLine = z.strictObject({
  brand: z.string(),
  name: z.string(),
  homePage: z.string(),
  country: z.string(),
  zone: z.string(),
  statedHours: z.string().nullable(),
  contacts: z.int(),
  dispositions: z.record(z.string(), z.int()),
  responseRate: ShownShare,
  medians: z.array(ShownMedian),
  curves: z.array(CurveLine),
  promises: z.array(PromiseLine),
  sayDo: z.array(SayDoLine),
  notTested: z.array(z.strictObject({ promise: z.string(), title: z.string(), because: z.string() })),
  agentMinutes: z.number(),
})
export type BrandLine = Frozen<z.infer<typeof BrandLine>>

/** All that is shown of a study: `report/result.json`. Only ever added to. */
export const Result = z.strictObject({
  result: z.literal(1),
  study: z.strictObject({
    name: z.string(),
    engagement: z.string(),
    purpose: z.string().nullable(),
    opens: Instant,
    closed: z.boolean(),
    asOf: Instant,
    plan: Sha256,
    amendments: z.int(),
    authorisation: Sha256.nullable(),
  }),
  brands: z.array(BrandLine),
  league: League.nullable(),
  twins: z.array(TwinLine),
  dispositions: z.record(z.string(), z.int()),
  effort: z.strictObject({ contacts: z.int(), turns: z.int(), agentMinutes: z.number(), untruths: z.int() }),
  quarantine: z.int(),
  undecided: z.int(),
  listening: z.array(
    z.strictObject({
      mailbox: z.string(),
      from: Instant.nullable(),
      to: Instant.nullable(),
      canaries: z.strictObject({ sent: z.int(), arrived: z.int() }),
      gaps: z.array(z.strictObject({ mailbox: z.string(), from: Instant, to: Instant, because: z.string() })),
    }),
  ),
  method: z.strictObject({
    version: z.string(),
    rules: z.string(),
    readingsByPerson: z.int(),
    head: z.string(),
    heads: z.array(z.strictObject({ stream: z.string(), seq: z.int(), hash: Sha256 })),
    notes: z.array(z.string()),
  }),
})
export type Result = Frozen<z.infer<typeof Result>>
