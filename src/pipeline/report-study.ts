import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ContactLine, Result } from '../model/result.ts'
import type { Sha256 } from '../model/words.ts'
import { RULES_VERSION } from '../observe/rules-version.ts'
import { gateExit } from '../report/gate.ts'
import { writePdf } from '../report/pdf.ts'
import { writeCase } from '../report/write-case.ts'
import { type ReportOptions as Choices, writeReport } from '../report/write-report.ts'
import { hashOf, sha256 } from '../support/canonical.ts'
import { caseOf } from './case-of.ts'
import { compute } from './compute.ts'
import { note, sealStudy } from './journal-keeper.ts'
import { openStudy } from './open-study.ts'
import type { World } from './world.ts'

/** What a caller may choose beside. */
export interface ReportOptions extends Choices {
  /** The page on paper too. */
  readonly pdf?: boolean
  /** The contact whose case file is made. */
  readonly case?: string
}

/** What was shown, and where it lies. */
export interface Reported {
  readonly files: readonly string[]
  readonly result: Result
  readonly contacts: readonly ContactLine[]
  /** The exit code of a gate: 10 a promise is broken, 11 one still may be, else 0. Without a gate 0. */
  readonly exit: number
}

/** Computes the result, writes the report, and notes in the journal what was published. */
export async function reportStudy(folder: string, world: World, options: ReportOptions = {}): Promise<Reported> {
  const study = await openStudy(folder, world)
  try {
    await sealStudy(study, 'report')
    const { result, contacts } = await compute(study)
    const file =
      options.case === undefined ? null : caseOf(options.case, { result, contacts }, await study.observations())
    const report = join(folder, 'report')
    const files = [...(await writeReport(report, { result, contacts }, options))]
    if (file !== null) files.push(await writeCase(report, file))
    await note(study, {
      kind: 'published',
      at: world.clock.now(),
      head: result.method.head,
      result: hashOf(result),
      contacts: hashOf(contacts),
      rules: RULES_VERSION,
      files: await hashesOf(files),
    })
    // Last: without a browser there is no PDF, and all else is there all the same.
    const pdf = options.pdf ? [await writePdf(report)] : []
    return {
      files: [...files, ...pdf],
      result,
      contacts,
      exit: options.gate === undefined ? 0 : gateExit(result, options.gate),
    }
  } finally {
    await study.close()
  }
}

async function hashesOf(files: readonly string[]): Promise<Readonly<Record<string, Sha256>>> {
  const hashed = files.map(async (file) => [basename(file), sha256(await readFile(file))] as const)
  return Object.fromEntries(await Promise.all(hashed))
}
