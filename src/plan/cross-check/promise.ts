import type { BrandPromise } from '../../model/promise.ts'
import type { Problem } from '../../support/errors.ts'
import { periodMillis } from '../../support/period.ts'
import type { LocatedBrand } from '../read-brands.ts'
import type { LocatedStudy } from '../read-study.ts'
import type { Located } from '../read-yaml.ts'
import { problemAt, repeated } from './report.ts'

/** Promises: told apart by id, with a limit where time is measured, on a clock that the brand has. */
export function checkPromises({ study, brands, standards }: LocatedStudy): readonly Problem[] {
  const day = study.value.window.opens.slice(0, 10)
  return [
    ...brands.flatMap((brand) => [...ofBrand(brand), ...clashes(brand, standards)]),
    ...standards.flatMap((standard) => {
      const { slug, since, promises } = standard.value
      const at = ['standards', study.value.standards.indexOf(slug)]
      const early = `Expected standard \`${slug}\` to be used from its date ${since} on, got a window that opens on ${day}`
      return [
        ...(since > day ? [problemAt(study, at, early)] : []),
        ...repeated(
          standard,
          ['promises'],
          promises.map(({ id }) => id),
          'id',
        ),
        ...promises.flatMap((promise, i) => ofPromise(standard, promise, i)),
      ]
    }),
  ]
}

function ofBrand(brand: LocatedBrand): readonly Problem[] {
  const { promises, values, statedHours } = brand.value
  return [
    ...repeated(
      brand,
      ['values'],
      values.map(({ id }) => id),
      'id',
    ),
    ...repeated(
      brand,
      ['promises'],
      promises.map(({ id }) => id),
      'id',
    ),
    ...promises.flatMap((promise, i) => {
      const problems = [...ofPromise(brand, promise, i)]
      if (promise.clock === 'stated-hours' && statedHours === undefined) {
        problems.push(
          problemAt(
            brand,
            ['promises', i, 'clock'],
            `Expected \`statedHours\` for the clock of promise \`${promise.id}\`, got none`,
          ),
        )
      }
      if (promise.value !== undefined && !values.some(({ id }) => id === promise.value)) {
        problems.push(
          problemAt(
            brand,
            ['promises', i, 'value'],
            `Expected \`value\` of promise \`${promise.id}\` to be one of \`values\`, got \`${promise.value}\``,
          ),
        )
      }
      return problems
    }),
  ]
}

function ofPromise(where: Located<unknown>, { id, metric, limit, clock }: BrandPromise, i: number): readonly Problem[] {
  if (limit === undefined) {
    if (metric === 'response-rate') return []
    return [
      problemAt(
        where,
        ['promises', i],
        `Expected promise \`${id}\` to have a \`limit\`, which ${metric} needs, got none`,
      ),
    ]
  }
  if (typeof limit !== 'string') {
    if (clock === 'stated-hours') return []
    return [
      problemAt(
        where,
        ['promises', i, 'limit'],
        `Expected \`clock: stated-hours\` for the working days of promise \`${id}\`, got \`${clock}\``,
      ),
    ]
  }
  if (periodMillis(limit) > 0) return []
  return [
    problemAt(
      where,
      ['promises', i, 'limit'],
      `Expected \`limit\` of promise \`${id}\` to be longer than nothing, got \`${limit}\``,
    ),
  ]
}

/** A standard's promise and a brand's own must be told apart in every table. */
function clashes(brand: LocatedBrand, standards: LocatedStudy['standards']): readonly Problem[] {
  return brand.value.promises.flatMap(({ id }, i) =>
    standards
      .filter(({ value }) => value.promises.some((promise) => promise.id === id))
      .map(({ value }) =>
        problemAt(
          brand,
          ['promises', i, 'id'],
          `Expected promise \`${id}\` to be told apart from that of standard \`${value.slug}\`, got the same id`,
        ),
      ),
  )
}
