import type { z } from 'zod'

type Schema = z.ZodType | undefined

/** The keys that a schema knows at a path, so that a mistyped one can be named; none where any key goes. */
export function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  return keysOf(path.reduce<readonly Schema[]>((held, step) => held.flatMap((one) => stepInto(one, step)), [schema]))
}

/** The known key that a mistyped one probably means, or null. */
export function nearest(word: string, known: readonly string[]): string | null {
  const wanted = word.toLowerCase()
  const ranked = known
    .map((key) => ({ key, distance: distance(wanted, key.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
  const best = ranked[0]
  return best !== undefined && best.distance <= Math.max(1, Math.floor(word.length / 3)) ? best.key : null
}

interface Def {
  readonly type: string
  readonly innerType?: Schema
  readonly in?: Schema
  readonly options?: readonly Schema[]
  readonly shape?: Readonly<Record<string, Schema>>
  readonly element?: Schema
  readonly valueType?: Schema
  readonly keyType?: Schema
  readonly entries?: Readonly<Record<string, string>>
}

const defOf = (schema: Schema): Def | undefined => (schema as { _zod: { def: Def } } | undefined)?._zod.def

/** Takes off optional, default and transforming wrappers, and opens unions. */
function bare(schema: Schema): readonly Def[] {
  const def = defOf(schema)
  if (def === undefined) return []
  if (def.innerType !== undefined) return bare(def.innerType)
  if (def.type === 'pipe') return bare(def.in)
  if (def.options !== undefined) return def.options.flatMap(bare)
  return [def]
}

function stepInto(schema: Schema, step: PropertyKey): readonly Schema[] {
  return bare(schema).map((def) => def.shape?.[String(step)] ?? def.element ?? def.valueType)
}

function keysOf(schemas: readonly Schema[]): readonly string[] {
  const defs = schemas.flatMap(bare)
  const listed = defs.flatMap((def) => Object.keys(def.shape ?? {}))
  const named = defs.flatMap((def) => bare(def.keyType)).flatMap((key) => Object.values(key.entries ?? {}))
  return [...new Set([...listed, ...named])]
}

/** Edits between two words; two neighbours that changed places count as one. */
function distance(a: string, b: string): number {
  const rows: number[][] = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  )
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const swap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      const row = rows[i]
      if (row)
        row[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + cost, i > 1 && j > 1 ? swap : 99)
    }
  }
  return at(a.length, b.length)
}
