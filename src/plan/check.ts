import type { Plan } from '../model/plan.ts'
import type { Instant } from '../model/time.ts'
import type { Sha256 } from '../model/words.ts'
import { formatProblem, messageOf, RingbackError } from '../support/errors.ts'
import { drawPlan, type LeftOut } from './draw.ts'
import { judgeStudy, publishingDomains } from './judge-study.ts'
import { loadLinter } from './linter.ts'
import type { Publication } from './publication.ts'
import { readStudy, type StudyFiles, wordingsHash } from './read-study.ts'
import { type Testability, testability } from './testability.ts'

/** One thing that was looked at. */
export interface CheckRow {
  readonly name: string
  readonly state: 'ok' | 'warning' | 'refused' | 'invalid' | 'failed'
  readonly detail: string
}

/** A look at something outside the study: the sender's DNS, a mailbox, the browser, the clock. */
export interface EnvironmentCheck {
  readonly name: string
  readonly look: (files: StudyFiles) => Promise<readonly Omit<CheckRow, 'name'>[]>
}

/** What a check is given from outside. */
export interface CheckWorld {
  readonly now: Instant
  /** Looks up what a domain publishes; null where the network is left alone. */
  readonly lookUp: ((domain: string) => Promise<Publication>) | null
  readonly environment: readonly EnvironmentCheck[]
}

/** Everything that can be wrong, at once. */
export interface CheckReport {
  readonly rows: readonly CheckRow[]
  /** Null where the study can not be read. */
  readonly files: StudyFiles | null
  readonly plan: Plan | null
  readonly leftOut: readonly LeftOut[]
  readonly testability: readonly Testability[]
  /** What a responsible person signs off. */
  readonly wordings: Sha256 | null
}

/** Reads a study and looks at all that its fieldwork needs. Nothing is sent, nothing is written. */
export async function checkStudy(folder: string, world: CheckWorld): Promise<CheckReport> {
  const files = await readOrRows(folder)
  if (Array.isArray(files))
    return { rows: files, files: null, plan: null, leftOut: [], testability: [], wordings: null }
  const study = files as StudyFiles
  const { lookUp, now } = world
  const published = lookUp === null ? null : await Promise.all(publishingDomains(study).map(lookUp))
  const refusals = judgeStudy(study, { now, published, linter: await loadLinter() })
  const { plan, leftOut } = drawPlan(study, { now })
  const tests = Object.fromEntries(study.scenarios.map((scenario) => [scenario.slug, scenario.tests]))
  const tested = testability(plan, tests)
  const environment = await Promise.all(world.environment.map((check) => lookAt(check, study)))
  const rows: readonly CheckRow[] = [
    { name: 'study', state: 'ok', detail: `${study.brands.length} brands, ${study.scenarios.length} scenarios` },
    ...(refusals.length === 0
      ? [{ name: 'gate', state: 'ok', detail: `engagement ${study.study.engagement.kind}` } as const]
      : []),
    ...refusals.map(({ code, because }) => ({ name: `gate: ${code}`, state: 'refused', detail: because }) as const),
    planRow(plan, leftOut),
    ...recipeRows(study),
    ...tested.map(testRow),
    ...environment.flat(),
  ]
  return { rows, files: study, plan, leftOut, testability: tested, wordings: wordingsHash(study) }
}

async function readOrRows(folder: string): Promise<StudyFiles | readonly CheckRow[]> {
  try {
    return await readStudy(folder)
  } catch (thrown) {
    if (!(thrown instanceof RingbackError) || thrown.code !== 'invalid-study') throw thrown
    return thrown.problems.map((problem) => ({ name: 'study', state: 'invalid', detail: formatProblem(problem) }))
  }
}

function planRow(plan: Plan, leftOut: readonly LeftOut[]): CheckRow {
  const count = plan.contacts.length
  const state = count === 0 ? 'failed' : leftOut.length > 0 ? 'warning' : 'ok'
  const rest = leftOut.length === 0 ? '' : `; ${leftOut.length} found no place`
  return { name: 'plan', state, detail: `${count} contacts${rest}` }
}

function recipeRows({ recipes }: StudyFiles): readonly CheckRow[] {
  return Object.entries(recipes)
    .filter(([, { grade }]) => grade === 'drafted')
    .map(([slug]) => ({
      name: 'recipe',
      state: 'warning',
      detail: `\`${slug}\` was drafted by a machine and checked by nobody yet`,
    }))
}

function testRow({ brand, promise, testable, because }: Testability): CheckRow {
  return {
    name: `promise: ${brand}/${promise}`,
    state: testable ? 'ok' : 'warning',
    detail: testable ? because : `can not be tested: ${because}`,
  }
}

async function lookAt({ name, look }: EnvironmentCheck, files: StudyFiles): Promise<readonly CheckRow[]> {
  try {
    return (await look(files)).map((row) => ({ name, ...row }))
  } catch (thrown) {
    return [{ name, state: 'failed', detail: messageOf(thrown) }]
  }
}
