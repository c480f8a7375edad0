import type { FormFeatures } from '../../src/page/form-features.ts'
import { type FormModel, MODELLED, type Modelled } from '../../src/page/form-kind.ts'

export interface Example {
  readonly features: FormFeatures
  readonly kind: Modelled
}

/** How strongly weights are held near 0, the steps and their size; chosen by cross-validation on the building part. */
export interface Training {
  readonly penalty: number
  readonly steps: number
  readonly rate: number
}

export const TRAINING: Training = { penalty: 0.004, steps: 400, rate: 0.05 }

/** A softmax regression by full-batch Adam: no chance in it, so the same examples give the same weights. */
export function train(examples: readonly Example[], { penalty, steps, rate }: Training = TRAINING): FormModel {
  const names = [...new Set(examples.flatMap(({ features }) => [...features.keys()]))].sort()
  const place = new Map(names.map((name, at) => [name, at]))
  const kinds = MODELLED.length
  const rows = examples.map(({ features }) =>
    [...features].map(([name, value]) => [place.get(name) as number, value] as const),
  )
  const size = names.length * kinds
  const [weights, first, second] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)]
  const bias = place.get('bias') ?? -1

  const slope = new Float64Array(size)
  const chances = new Float64Array(kinds)
  for (let step = 1; step <= steps; step += 1) {
    slope.fill(0)
    for (const [at, row] of rows.entries()) {
      softmax(row, weights, chances)
      const wanted = MODELLED.indexOf(examples[at]?.kind ?? 'other')
      for (let kind = 0; kind < kinds; kind += 1) {
        const off = (chances[kind] as number) - (kind === wanted ? 1 : 0)
        for (const [feature, value] of row)
          slope[feature * kinds + kind] = (slope[feature * kinds + kind] as number) + off * value
      }
    }
    for (let at = 0; at < size; at += 1) {
      const held = Math.floor(at / kinds) === bias ? 0 : penalty * (weights[at] ?? 0)
      const grade = (slope[at] ?? 0) / rows.length + held
      first[at] = 0.9 * (first[at] ?? 0) + 0.1 * grade
      second[at] = 0.999 * (second[at] ?? 0) + 0.001 * grade * grade
      const [one, two] = [(first[at] ?? 0) / (1 - 0.9 ** step), (second[at] ?? 0) / (1 - 0.999 ** step)]
      weights[at] = (weights[at] ?? 0) - (rate * one) / (Math.sqrt(two) + 1e-8)
    }
  }
  return Object.fromEntries(
    names.map((name, at) => [
      name,
      [...weights.slice(at * kinds, (at + 1) * kinds)].map((one) => Math.round(one * 1000) / 1000),
    ]),
  )
}

function softmax(row: readonly (readonly [number, number])[], weights: Float64Array, chances: Float64Array): void {
  chances.fill(0)
  for (const [feature, value] of row) {
    for (let kind = 0; kind < chances.length; kind += 1) {
      chances[kind] = (chances[kind] as number) + (weights[feature * chances.length + kind] as number) * value
    }
  }
  const most = Math.max(...chances)
  let total = 0
  for (let kind = 0; kind < chances.length; kind += 1)
    total += chances[kind] = Math.exp((chances[kind] as number) - most)
  for (let kind = 0; kind < chances.length; kind += 1) chances[kind] = (chances[kind] as number) / total
}
